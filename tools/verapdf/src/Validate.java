import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates each file named as an argument against PDF/UA-1 and PDF/A-2a; exit 1 when any fails. */
public final class Validate {
    /** More failures of one rule than this are counted but not kept. */
    private static final int KEPT_PER_RULE = 1;

    private static final Map<String, PDFAFlavour> PROFILES = new LinkedHashMap<>();
    static {
        PROFILES.put("ua1", PDFAFlavour.PDFUA_1);
        PROFILES.put("2a", PDFAFlavour.PDFA_2_A);
    }

    public static void main(String[] files) {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean passed = true;
        for (String file : files)
            for (Map.Entry<String, PDFAFlavour> profile : PROFILES.entrySet())
                passed &= validate(file, profile.getKey(), profile.getValue());
        System.exit(passed ? 0 : 1);
    }

    private static boolean validate(String file, String name, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
             PDFAValidator validator = Foundries.defaultInstance()
                     .createValidator(flavour, KEPT_PER_RULE, false, true, false)) {
            return report(file, name, validator.validate(parser));
        } catch (Exception | StackOverflowError e) {
            System.out.println(file + ": " + name + ": not readable: " + e);
            return false;
        }
    }

    private static boolean report(String file, String name, ValidationResult result) {
        Map<String, String> failed = failedRules(result);
        String verdict = failed.size() + " failed rules";
        if (failed.isEmpty())
            verdict = result.isCompliant() ? "pass" : "not compliant, no rule named";
        System.out.println(file + ": " + name + ": " + verdict);
        failed.values().forEach(line -> System.out.println("    " + line));
        return result.isCompliant() && failed.isEmpty();
    }

    /** One line for each failed rule: clause, test number, count, first message and where. */
    private static Map<String, String> failedRules(ValidationResult result) {
        Map<String, String> lines = new TreeMap<>();
        List<TestAssertion> assertions = result.getTestAssertions();
        result.getFailedChecks().forEach((rule, count) -> {
            String id = rule.getClause() + " test " + rule.getTestNumber();
            lines.put(id, id + ", " + count + " times");
        });
        for (TestAssertion a : assertions) {
            String id = a.getRuleId().getClause() + " test " + a.getRuleId().getTestNumber();
            if (a.getStatus() == TestAssertion.Status.FAILED && !lines.getOrDefault(id, "").contains(": "))
                lines.put(id, lines.getOrDefault(id, id) + ": " + told(a));
        }
        return lines;
    }

    private static String told(TestAssertion a) {
        String what = a.getErrorMessage() == null ? a.getMessage() : a.getErrorMessage();
        return what.replaceAll("\\s+", " ") + " at " + a.getLocation().getContext();
    }
}
