# The service alone; docker-compose.yml brings the database and the broker.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /build
COPY . .
RUN ./mvnw -q -DskipTests package

FROM eclipse-temurin:17-jre
RUN useradd --system --create-home triggerlinks && mkdir /data && chown triggerlinks /data
WORKDIR /app
COPY --from=build /build/routes/target/lib lib
COPY --from=build /build/routes/target/trigger-links-routes-*.jar ./trigger-links.jar
COPY config config
COPY rules rules
USER triggerlinks
VOLUME /data
EXPOSE 8080
ENV TRIGGERLINKS_HTTP_HOST=0.0.0.0 TRIGGERLINKS_DATA_FOLDER=/data MALLOC_ARENA_MAX=2
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", \
  "-Dlogback.configurationFile=config/logback.xml", "-jar", "trigger-links.jar", "config"]
