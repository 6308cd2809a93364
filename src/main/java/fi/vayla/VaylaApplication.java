package fi.vayla;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub. */
@SpringBootApplication
public class VaylaApplication {

    public static void main(String[] args) {
        SpringApplication.run(VaylaApplication.class, args);
    }
}
