"""Write the reference numbers of comparisons that HiplineAnalysisTests compares with.

Usage: Scripts/reference/make, which installs what it needs

Inputs come from formulas, not from a random generator, so that a second run writes the same bytes.
"""

import json
import pathlib

import numpy as np
import pandas as pd
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import stats
from statsmodels.formula.api import mixedlm
from statsmodels.stats.multitest import multipletests

FOLDER = pathlib.Path(__file__).parents[2] / "Tests" / "HiplineAnalysisTests" / "Reference"


def scatter(count, start, spread, mean):
    """Numbers about a mean without order: the fractions of a multiple of the golden ratio."""
    fractions = np.modf((np.arange(count) + start) * 0.6180339887498949)[0] - 0.5
    return mean + spread * fractions


def difference(before, after, equal_var):
    result = stats.ttest_ind(after, before, equal_var=equal_var)
    interval = result.confidence_interval(0.95)
    return {
        "before": before, "after": after, "change": after.mean() - before.mean(),
        "freedom": result.df, "low": interval.low, "high": interval.high, "p": result.pvalue,
    }


def contrast(model, weights, **inputs):
    """A weighted sum of a linear model's coefficients, as a difference with its interval."""
    test = model.t_test(np.asarray(weights, dtype=float))
    (low, high), = test.conf_int(0.05)
    return inputs | {
        "change": test.effect.item(), "freedom": float(model.df_resid), "low": low, "high": high,
        "p": float(test.pvalue),
    }


def points(days, values):
    return [{"day": float(day), "value": float(value)} for day, value in zip(days, values)]


def last_day(days, values):
    """The line through differences, on its last day."""
    model = sm.OLS(values, sm.add_constant(days)).fit()
    return contrast(model, [1, days[-1]], before=points(days, values), after=[])


def paired(days, values):
    """The mean of differences, whose scatter is that about the line through them."""
    model = sm.OLS(values, sm.add_constant(days)).fit()
    return contrast(model, [1, days.mean()], before=points(days, values), after=[])


def rise(days, values):
    """The line through the days, from the first to the last."""
    model = sm.OLS(values, sm.add_constant(days)).fit()
    return contrast(model, [0, days[-1] - days[0]], before=points(days, values), after=[])


def across(first, second):
    """Means of two groups of days, each with a line of its own."""
    days = np.concatenate([first[0] - first[0].mean(), second[0] - second[0].mean()])
    is_after = np.repeat([0.0, 1.0], [len(first[0]), len(second[0])])
    design = np.column_stack([np.ones_like(days), is_after, days * (1 - is_after), days * is_after])
    model = sm.OLS(np.concatenate([first[1], second[1]]), design).fit()
    return contrast(model, [0, 1, 0, 0], before=points(*first), after=points(*second))


def common_slope(first, second):
    """Two groups with one slope: an analysis of covariance."""
    days = np.concatenate([first[0], second[0]])
    is_after = np.repeat([0.0, 1.0], [len(first[0]), len(second[0])])
    design = np.column_stack([np.ones_like(days), is_after, days])
    model = sm.OLS(np.concatenate([first[1], second[1]]), design).fit()
    return contrast(model, [0, 1, 0], before=points(*first), after=points(*second))


def check_mixed_model(days):
    """The line through day means is the fixed effect of a mixed model with a random effect of the day."""
    means = 20 + 0.1 * days + scatter(len(days), 3, 4, 0)
    repetitions = np.array([scatter(10, 5 + 11 * n, 2, 0) for n in range(len(days))])
    repetitions += (means - repetitions.mean(axis=1))[:, None]
    table = pd.DataFrame({
        "value": repetitions.ravel(), "day": np.repeat(days, 10),
    })
    mixed = mixedlm("value ~ day", table, groups=table["day"]).fit(reml=True)
    line = sm.OLS(means, sm.add_constant(days)).fit()
    assert abs(mixed.params["day"] / line.params[1] - 1) < 1e-6
    assert abs(mixed.bse["day"] / line.bse[1] - 1) < 1e-3


def over_days():
    weeks = 7.0 * np.arange(9)
    uneven = np.array([0.0, 2, 3, 9, 17, 18, 30])
    check_mixed_model(weeks)
    few = (uneven[:4], 20 + 0.2 * uneven[:4] + scatter(4, 2, 3, 0))
    late = (40 + uneven, 27 + scatter(7, 8, 4, 0))
    return {
        "lastDay": [
            last_day(weeks, 0.11 * weeks + scatter(9, 4, 2, 0)),
            last_day(uneven, 3 + scatter(7, 1, 5, 0)),
        ],
        "paired": [
            paired(weeks, 0.11 * weeks + scatter(9, 4, 2, 0)),
            paired(uneven, 3 + scatter(7, 1, 5, 0)),
        ],
        "rise": [
            rise(weeks, 20 + 0.1 * weeks + scatter(9, 2, 3, 0)),
            rise(uneven, 90 - 0.3 * uneven + scatter(7, 6, 9, 0)),
        ],
        "across": [across(few, late), across(late, (90 + weeks, 31 + scatter(9, 3, 2, 0)))],
        "commonSlope": [common_slope(few, late), common_slope((weeks, 20 + weeks / 9), late)],
    }


def holm():
    values = [0.001, 0.2, 0.012, 0.04, 0.9, 0.011, 0.7, 0.013]
    return {"p": values, "adjusted": multipletests(values, method="holm")[1]}


def main():
    pairs = [
        (scatter(12, 1, 3, 20), scatter(10, 7, 3, 21)),
        (scatter(12, 1, 1, 20), scatter(8, 3, 6, 26)),
        (scatter(3, 2, 0.4, -1.5), scatter(4, 5, 0.2, -1.6)),
        (scatter(40, 9, 0.1, 2.1), scatter(40, 1, 0.1, 2.1)),
    ]
    freedoms = [1, 2, 2.5, 4, 7.3, 10, 30, 120, 1000]
    shares = [0.5, 0.9, 0.95, 0.99, 0.999]
    content = {
        "numpy": np.__version__, "scipy": scipy.__version__,
        "statsmodels": statsmodels.__version__, "overDays": over_days(), "holm": holm(),
        "welch": [difference(*pair, equal_var=False) for pair in pairs],
        "pooled": [difference(*pair, equal_var=True) for pair in pairs],
        "quantiles": [
            {"share": share, "freedom": freedom, "value": stats.t.ppf((1 + share) / 2, freedom)}
            for freedom in freedoms for share in shares
        ],
    }
    text = json.dumps(content, separators=(",", ":"), default=lambda value: value.tolist(),
                      allow_nan=False)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "comparison.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
