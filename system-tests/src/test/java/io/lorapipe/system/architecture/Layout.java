package io.lorapipe.system.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;

/** Where things lie in a service: the wiring at the root, features below it, and edges by technology under these. */
final class Layout {

    private static final Pattern SERVICE = Pattern.compile("io\\.lorapipe\\.(archive|upload|training|gateway)(\\..+)?");
    private static final Pattern ROOT = Pattern.compile("io\\.lorapipe\\.(archive|upload|training|gateway)");

    /** In the gateway, access and problem are about HTTP through and through. */
    private static final Pattern EDGE =
            Pattern.compile("io\\.lorapipe\\.\\w+\\.((.+\\.)?(kafka|web|store|fal|links)(\\..+)?|access|problem)");

    static final DescribedPredicate<JavaClass> SERVICES = describe(
            "belong to a service",
            type -> SERVICE.matcher(type.getPackageName()).matches());

    static final DescribedPredicate<JavaClass> EDGES =
            describe("are edges", type -> SERVICES.test(type) && isEdge(type));

    static final DescribedPredicate<JavaClass> CORE =
            describe("are the core of a service", type -> SERVICES.test(type) && !isEdge(type) && !isRoot(type));

    static final ArchCondition<JavaClass> BE_PACKAGE_PRIVATE_UNLESS_WIRED =
            new ArchCondition<>("be package-private, unless the service's root package or another edge uses them") {
                @Override
                public void check(JavaClass edge, ConditionEvents events) {
                    if (edge.getModifiers().contains(JavaModifier.PUBLIC) && !isWired(edge)) {
                        events.add(SimpleConditionEvent.violated(
                                edge, edge.getName() + " is public, and nobody outside of its package needs it"));
                    }
                }
            };

    private Layout() {}

    private static boolean isWired(JavaClass edge) {
        return edge.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .filter(user -> !user.getPackageName().equals(edge.getPackageName()))
                .anyMatch(user -> isRoot(user) || isEdge(user));
    }

    private static boolean isRoot(JavaClass type) {
        return ROOT.matcher(type.getPackageName()).matches();
    }

    private static boolean isEdge(JavaClass type) {
        return EDGE.matcher(type.getPackageName()).matches();
    }
}
