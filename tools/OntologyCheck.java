// Checks ontologies by OWL API and HermiT: java -cp HermiT.jar OntologyCheck.java FILE.rdf ...
// For each file, in order, one line of tab-separated words a finding, then one that ends with how many axioms were seen:
//   DL VIOLATION, RL VIOLATION: a breach of OWL 2 DL or of OWL 2 RL
//   INCONSISTENT, or UNSATISFIABLE IRI: what HermiT finds
//   REFUSED WHY: HermiT does not reason about this
//   DONE AXIOMS

import java.io.File;
import java.util.TreeSet;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWL2RLProfile;
import org.semanticweb.owlapi.profiles.OWLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

public class OntologyCheck {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            check(OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(file)));
        }
    }

    private static void check(OWLOntology ontology) {
        violations("DL", new OWL2DLProfile(), ontology);
        violations("RL", new OWL2RLProfile(), ontology);
        try {
            reason(ontology);
        } catch (RuntimeException refused) {
            System.out.println("REFUSED\t" + oneLine(refused.getMessage()));
        }
        System.out.println("DONE\t" + ontology.getAxiomCount());
    }

    private static void reason(OWLOntology ontology) {
        Reasoner reasoner = new Reasoner(ontology);
        if (reasoner.isConsistent()) {
            for (OWLClass empty : new TreeSet<>(reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom())) {
                System.out.println("UNSATISFIABLE\t" + empty.getIRI());
            }
        } else {
            System.out.println("INCONSISTENT");
        }
    }

    private static void violations(String name, OWLProfile profile, OWLOntology ontology) {
        TreeSet<String> found = new TreeSet<>();
        for (OWLProfileViolation violation : profile.checkOntology(ontology).getViolations()) {
            found.add(oneLine(violation.toString()));
        }
        for (String violation : found) {
            System.out.println(name + "\t" + violation);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
