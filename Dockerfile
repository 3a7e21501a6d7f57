# One image for each service: docker build --build-arg SERVICE=archive-service .
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q -DskipTests -Dtest-compile.skip=true -pl archive-service,upload-service,training-service,gateway-service,fal-sandbox -am package
# Plain jars on a class path start faster than one jar of jars.
RUN for service in archive-service upload-service training-service gateway-service fal-sandbox; do \
      java -Djarmode=tools -jar $service/target/$service-*-exec.jar extract --destination /apps/$service \
        && mv /apps/$service/$service-*-exec.jar /apps/$service/service.jar || exit 1; \
    done

FROM eclipse-temurin:25-jre
ARG SERVICE
RUN groupadd --gid 10001 lorapipe \
 && useradd --uid 10001 --gid lorapipe --no-create-home --shell /usr/sbin/nologin lorapipe \
 && mkdir -p /var/lib/lorapipe/store \
 && chown -R lorapipe:lorapipe /var/lib/lorapipe
COPY --from=build /apps/${SERVICE} /app
USER lorapipe
WORKDIR /var/lib/lorapipe
ENV JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:MaxRAMPercentage=50"
ENTRYPOINT ["java", "-jar", "/app/service.jar"]
