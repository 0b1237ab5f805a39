package dev.loopbench.results.environment;

import java.util.Properties;
import java.util.TreeSet;

/** Versions of the suite, of the libraries that measure and of those that are measured; and the JVM that drives. */
final class LibraryFacts {

    private LibraryFacts() {}

    static void addTo(FactSheet sheet) {
        Properties versions = Versions.ofThisBuild();
        for (String name : new TreeSet<>(versions.stringPropertyNames())) {
            sheet.put("versions", name, versions.getProperty(name));
        }
        sheet.put("driver", "jdk", Runtime.version().toString());
        sheet.put("driver", "vm", System.getProperty("java.vm.name") + ", " + System.getProperty("java.vendor"));
        sheet.put("driver", "home", System.getProperty("java.home"));
    }
}
