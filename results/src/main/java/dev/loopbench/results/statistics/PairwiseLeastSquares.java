package dev.loopbench.results.statistics;

import java.util.Arrays;

/**
 * Values whose differences come closest to given differences of pairs, by weighted least squares. The normal equations
 * are those of the weighted Laplacian of the graph of pairs; with all weights equal, a value is the mean of its row of
 * differences.
 */
final class PairwiseLeastSquares {

    private PairwiseLeastSquares() {}

    /**
     * The values, with a mean of 0.
     *
     * @param differences of the value of the row and the value of the column, antisymmetric; at least one row
     * @param weights symmetric; 0 for a pair without a difference. Pairs with a weight must connect all values.
     */
    static double[] centred(double[][] differences, double[][] weights) {
        double[] values = solved(laplacian(weights), weightedSums(differences, weights));
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    private static double[][] laplacian(double[][] weights) {
        double[][] laplacian = new double[weights.length][weights.length];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                if (i != j) {
                    laplacian[i][j] = -weights[i][j];
                    laplacian[i][i] += weights[i][j];
                }
            }
        }
        return laplacian;
    }

    private static double[] weightedSums(double[][] differences, double[][] weights) {
        double[] sums = new double[weights.length];
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[i] += weights[i][j] * differences[i][j];
            }
        }
        return sums;
    }

    /** With the first value at 0 the rest of the matrix is positive definite, so elimination needs no pivoting. */
    private static double[] solved(double[][] matrix, double[] right) {
        int n = right.length;
        for (int column = 1; column < n; column++) {
            for (int row = column + 1; row < n; row++) {
                double factor = matrix[row][column] / matrix[column][column];
                for (int k = column; k < n; k++) {
                    matrix[row][k] -= factor * matrix[column][k];
                }
                right[row] -= factor * right[column];
            }
        }
        double[] values = new double[n];
        for (int row = n - 1; row > 0; row--) {
            double sum = right[row];
            for (int k = row + 1; k < n; k++) {
                sum -= matrix[row][k] * values[k];
            }
            values[row] = sum / matrix[row][row];
        }
        return values;
    }
}
