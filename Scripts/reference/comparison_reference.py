"""Write the reference numbers of comparisons that HiplineAnalysisTests compares with.

Usage: Scripts/reference/make, which installs what it needs

Inputs come from formulas, not from a random generator, so that a second run writes the same bytes.
"""

import json
import pathlib

import numpy as np
import scipy
from scipy import stats

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
