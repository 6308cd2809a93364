package fi.vayla.view;

class PostgresTraceIT extends TraceSuite {

    @Override
    Store open() {
        return TestPostgres.store();
    }
}
