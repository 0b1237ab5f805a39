package dev.loopbench.results.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 2%} or {@code 0.02} as a share of 1. */
final class ShareConverter implements ITypeConverter<Double> {

    private static final double HUNDRED = 100;

    @Override
    public Double convert(String text) {
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1).strip() : text;
        try {
            double value = Double.parseDouble(number);
            return percent ? value / HUNDRED : value;
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no share: write it as 2% or 0.02");
        }
    }
}
