package dev.roundtwo.practice.rounds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.interfaces.MatchingAlgorithm.Matching;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedPerfectMatching;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedPerfectMatching.DualSolution;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * The pairing of an even number at the least cost in all, of every two that there are. It is solved with the cheapest few of
 * each first; the solution's prices then say which others could make it cheaper, those are added, and when there are none left
 * it is proved that nothing is cheaper.
 */
final class LeastMatching {

    private static final int FEW = 8;
    private static final double EXACT = 1e-6;

    private final double[][] costs;
    private final Graph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);

    /** The costs are symmetrical, and whole numbers, so that sums of them are exact. */
    LeastMatching(double[][] costs) {
        this.costs = costs;
        IntStream.range(0, costs.length).forEach(graph::addVertex);
    }

    /** Pairs of indices. */
    List<int[]> pairs() {
        for (int one = 0; one < costs.length; one++) {
            add(one, one ^ 1); // some pairing there must be
            nearest(one);
        }
        while (true) {
            var solver = new KolmogorovWeightedPerfectMatching<>(graph);
            Matching<Integer, DefaultWeightedEdge> matching = solver.getMatching();
            if (!addCheaper(solver.getDualSolution())) {
                return matching.getEdges().stream()
                        .map(edge -> new int[] {graph.getEdgeSource(edge), graph.getEdgeTarget(edge)})
                        .toList();
            }
        }
    }

    private void nearest(int one) {
        IntStream.range(0, costs.length)
                .filter(other -> other != one)
                .boxed()
                .sorted(Comparator.comparingDouble(other -> costs[one][other]))
                .limit(FEW)
                .forEach(other -> add(one, other));
    }

    private void add(int one, int other) {
        DefaultWeightedEdge edge = graph.addEdge(one, other);
        if (edge != null) {
            graph.setEdgeWeight(edge, costs[one][other]);
        }
    }

    /** Adds those that cost less than the prices of what they cross: each person's, and each odd set's with one of the two in it. */
    private boolean addCheaper(DualSolution<Integer, DefaultWeightedEdge> dual) {
        double[] prices = new double[costs.length];
        List<List<Map.Entry<Set<Integer>, Double>>> sets = new ArrayList<>();
        IntStream.range(0, costs.length).forEach(one -> sets.add(new ArrayList<>()));
        for (Map.Entry<Set<Integer>, Double> price : dual.getDualVariables().entrySet()) {
            for (int one : price.getKey()) {
                prices[one] += price.getValue();
                if (price.getKey().size() > 1) {
                    sets.get(one).add(price);
                }
            }
        }
        boolean added = false;
        for (int one = 0; one < costs.length; one++) {
            for (int other = 0; other < one; other++) {
                double slack = costs[one][other] - prices[one] - prices[other];
                if (slack < -EXACT && !graph.containsEdge(one, other)) {
                    for (Map.Entry<Set<Integer>, Double> price : sets.get(one)) {
                        slack += price.getKey().contains(other) ? 2 * price.getValue() : 0;
                    }
                    if (slack < -EXACT) {
                        add(one, other);
                        added = true;
                    }
                }
            }
        }
        return added;
    }
}
