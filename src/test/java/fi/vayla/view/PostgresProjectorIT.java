package fi.vayla.view;

class PostgresProjectorIT extends ProjectorSuite {

    @Override
    Store open() {
        return TestPostgres.store();
    }
}
