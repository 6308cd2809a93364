FROM maven:3.9.16-eclipse-temurin-25 AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml .
COPY src src
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true package \
    && java -Djarmode=tools -jar target/vayla.jar extract --destination target/hub

FROM eclipse-temurin:25.0.3_9-jre
# curl is for the health check
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /opt/vayla vayla \
    && mkdir -p /opt/vayla/data \
    && chown vayla /opt/vayla/data
WORKDIR /opt/vayla
COPY --from=build /build/target/hub/ ./
COPY config config
COPY routes routes
# the classes of a start, as this JVM records them: every start is faster for it
RUN java -XX:+UseCompactObjectHeaders -XX:AOTCacheOutput=vayla.aot -jar vayla.jar train
USER vayla
VOLUME /opt/vayla/data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD curl -fsS -o /dev/null http://localhost:8080/actuator/health/readiness
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:-G1UseAdaptiveIHOP", "-XX:InitiatingHeapOccupancyPercent=60", "-XX:+UseCompactObjectHeaders", "-XX:AOTCache=vayla.aot", "-jar", "vayla.jar", "run"]
