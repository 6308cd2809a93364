package fi.vayla.view;

class PostgresStatementIT extends StatementSuite {

    @Override
    Store open() {
        return TestPostgres.store();
    }
}
