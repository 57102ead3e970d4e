# The application, layer by layer: what changes seldom comes first. `make jar` makes the jar that goes in.
FROM eclipse-temurin:17.0.15_6-jre-jammy AS layers
WORKDIR /work
COPY target/due-process.jar due-process.jar
RUN java -Djarmode=tools -jar due-process.jar extract --layers --destination layers

FROM eclipse-temurin:17.0.15_6-jre-jammy
WORKDIR /app
COPY --from=layers /work/layers/dependencies/ ./
COPY --from=layers /work/layers/spring-boot-loader/ ./
COPY --from=layers /work/layers/snapshot-dependencies/ ./
COPY --from=layers /work/layers/application/ ./
RUN mkdir /data && chown 10001:10001 /data
# A number, so that whoever runs it can see that it is not root
USER 10001:10001
ENV DUEPROCESS_DATA=/data JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m", "-cp", "/app/due-process.jar", "io.dueprocess.HealthProbe"]
ENTRYPOINT ["java", "-jar", "/app/due-process.jar"]
