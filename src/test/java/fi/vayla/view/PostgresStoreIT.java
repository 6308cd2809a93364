package fi.vayla.view;

class PostgresStoreIT extends StoreSuite {

    @Override
    Store open() {
        return TestPostgres.store();
    }
}
