# JDK 17 builds, JDK 25 runs the forks, cc compiles the floors. To measure inside:
#   docker build -t loopbench . && docker run --rm loopbench run --profile quick
FROM eclipse-temurin:25-jdk AS newest

FROM maven:3.9-eclipse-temurin-17
RUN apt-get update \
    && apt-get install -y --no-install-recommends gcc libc6-dev \
    && rm -rf /var/lib/apt/lists/*
# Where JDKs are looked for beside the running one.
COPY --from=newest /opt/java/openjdk /usr/lib/jvm/temurin-25
WORKDIR /loopbench
COPY . .
RUN mvn -B -ntp package -DskipTests -Dloopbench.skip
ENTRYPOINT ["java", "-jar", "results/target/loopbench.jar"]
