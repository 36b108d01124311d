#!/bin/sh
# See that there is a Java that Spark runs on, 17 or newer; where there is none, the machine's own package manager
# installs it. With --look it only looks.
set -eu

has_java() {
    found=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    [ "${found:-0}" -ge 17 ]
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_java() {
    if command -v apt-get; then
        as_root apt-get update
        as_root apt-get install -y --no-install-recommends openjdk-21-jre-headless ||
            as_root apt-get install -y --no-install-recommends openjdk-17-jre-headless
    elif command -v dnf; then
        as_root dnf install -y java-21-openjdk-headless || as_root dnf install -y java-17-openjdk-headless
    elif command -v apk; then
        as_root apk add openjdk17-jre-headless
    elif command -v brew; then
        brew install openjdk@21
    fi
} >&2

has_java || { [ "${1-}" != --look ] && install_java && has_java; } || {
    echo "Java 17 or newer is needed: install OpenJDK, or let JAVA_HOME lead to it" >&2
    exit 1
}
