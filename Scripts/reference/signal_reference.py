"""Write the reference numbers that HiplineSignalTests compares with.

Usage: Scripts/reference/make, which installs what it needs

The versions used stand inside every file. Inputs come from formulas, not from a random generator, so
that a second run writes the same bytes.
"""

import itertools
import json
import pathlib

import numpy as np
import pymannkendall
import ruptures
import scipy
from scipy import integrate, interpolate, signal, special, stats

FOLDER = pathlib.Path(__file__).parents[2] / "Tests" / "HiplineSignalTests" / "Reference"
RATE = 100.0


def write(name, **content):
    content = {"numpy": np.__version__, "scipy": scipy.__version__} | content
    text = json.dumps(content, separators=(",", ":"), default=lambda value: value.tolist(),
                      allow_nan=False)
    (FOLDER / f"{name}.json").write_text(text + "\n")


def scatter(count, start=1):
    """Numbers between -0.5 and 0.5 without order: the fractions of a multiple of the golden ratio."""
    return np.modf((np.arange(count) + start) * 0.6180339887498949)[0] - 0.5


def hashed(count, seed):
    """Numbers between -1 and 1 that look random: the fractions of a large sine."""
    return 2 * np.modf(np.abs(np.sin(np.arange(1, count + 1) * 12.9898 + seed) * 43758.5453))[0] - 1


def probe(count=1000):
    t = np.arange(count) / RATE
    return (0.08 * np.sin(2 * np.pi * 9.5 * t) + 1.5 * np.sin(2 * np.pi * 0.3 * t)
            + 0.1 * np.sin(2 * np.pi * 0.9 * t + 0.4) + 0.02 * t + 0.02 * scatter(count))


def fft():
    cases = []
    for count in [1, 2, 3, 16, 45, 97, 250]:
        x = probe(count)
        spectrum = np.fft.rfft(x)
        cases.append({"signal": x, "real": spectrum.real, "imaginary": spectrum.imag})
    write("fft", cases=cases)


def windows():
    names = {"rectangular": "boxcar", "hann": "hann", "hamming": "hamming", "blackman": "blackman"}
    write("windows", cases=[
        {"window": ours, "periodic": periodic, "count": count,
         "coefficients": signal.get_window(theirs, count, fftbins=periodic)}
        for ours, theirs in names.items() for periodic in (True, False)
        for count in (1, 2, 5, 32, 33)])


def detrend():
    x = probe(301)
    write("detrend", signal=x, mean=signal.detrend(x, type="constant"),
          line=signal.detrend(x, type="linear"))


def welch():
    x = probe()
    cases = []
    for window, detrend_, segment, overlap, length in [
        ("hann", "linear", 256, 128, 256),
        ("hann", "linear", 256, 128, 1024),
        ("hann", "constant", 256, 192, 256),
        ("hamming", "constant", 125, 60, 125),
        ("blackman", "linear", 125, 0, 250),
        ("boxcar", False, 1000, 0, 1000),
    ]:
        frequencies, densities = signal.welch(
            x, RATE, window, nperseg=segment, noverlap=overlap, nfft=length, detrend=detrend_,
            scaling="density")
        cases.append({
            "window": "rectangular" if window == "boxcar" else window,
            "detrend": {"linear": "line", "constant": "mean", False: "none"}[detrend_],
            "segmentSamples": segment, "overlapSamples": overlap, "transformLength": length,
            "resolutionHertz": frequencies[1], "densities": densities})
    short = signal.welch(x[:200], RATE, "hann", nperseg=200, nfft=256, detrend="linear")[1]
    write("welch", signal=x, sampleRateHertz=RATE, cases=cases, shortCount=200, short=short)


def chi_squared():
    p = [1e-12, 1e-6, 1e-3, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999, 1 - 1e-9]
    cases = [{"degreesOfFreedom": df, "p": p, "quantiles": stats.chi2.ppf(p, df)}
             for df in (0.3, 0.5, 1, 1.5, 2, 3, 4.7, 10, 13.4, 30, 100, 1000, 30000)]
    write("chi-squared", cases=cases)


BUTTERWORTH = [
    (1, 5.0, 100.0), (2, 6.0, 100.0), (3, 0.5, 50.0), (4, 20.0, 104.0), (5, 2.5, 100.0), (8, 10.0, 200.0),
]


def butterworth():
    angles = np.linspace(0.002, np.pi - 0.002, 41)
    cases = []
    for order, hertz, rate in BUTTERWORTH:
        poles_and_zeros = signal.butter(order, hertz, output="zpk", fs=rate)
        response = signal.freqz_zpk(*poles_and_zeros, worN=angles)[1]
        cases.append({"order": order, "hertz": hertz, "sampleRateHertz": rate,
                      "real": response.real, "imaginary": response.imag})
    write("butterworth", angles=angles, cases=cases)


def zero_phase():
    x = probe(600)
    cases = []
    for order, hertz, rate in BUTTERWORTH:
        sos = signal.butter(order, hertz, output="sos", fs=rate)
        cases.append({"order": order, "hertz": hertz, "sampleRateHertz": rate,
                      "filtered": signal.sosfiltfilt(sos, x)})
    sos = signal.butter(4, 5, fs=RATE, output="sos")
    short = [{"count": count,
              "filtered": signal.sosfiltfilt(sos, x[:count], padlen=min(15, count - 1))}
             for count in (1, 2, 7, 15, 16, 17)]
    write("zero-phase", signal=x, cases=cases, short=short)


def interpolation():
    count = 120
    t = np.arange(count) / 52 + 0.012 * scatter(count)
    t = np.sort(t)
    t[40] = t[39]
    t[80] = t[81] = t[79]
    values = hashed(count, 1)
    start, rate, results = -0.1, 100.0, 260
    uniform = start + np.arange(results) / rate
    write("interpolation", timestamps=t, values=values, startSeconds=start, sampleRateHertz=rate,
          resampled=np.interp(uniform, t, values))


def spline():
    """Stamps that jitter by a tenth of a step, and a gap with a stretch of its own on either side."""
    count = 120
    t = (np.arange(count) + 0.2 * scatter(count)) / 52
    t[70:] += 0.31
    values = hashed(count, 3)
    start, rate, results = -0.1, 60.0, 170
    uniform = start + np.arange(results) / rate
    resampled = np.interp(uniform, t, values)
    for run in [slice(0, 70), slice(70, count)]:
        inside = (uniform >= t[run][0]) & (uniform <= t[run][-1])
        curve = interpolate.CubicSpline(t[run], values[run], bc_type="natural")
        resampled[inside] = curve(uniform[inside])
    write("spline", timestamps=t, values=values, startSeconds=start, sampleRateHertz=rate,
          resampled=resampled)


def polynomial_trend():
    cases = []
    for count, degree in [(1, 0), (7, 3), (40, 5), (41, 8), (500, 15)]:
        x = probe(count) + np.linspace(-2, 3, count) ** 3
        fit = np.polynomial.Legendre.fit(np.arange(count), x, degree)
        cases.append({"signal": x, "degree": degree, "rest": x - fit(np.arange(count))})
    write("polynomial-trend", cases=cases)


def peaks():
    t = np.arange(1000) / RATE
    golden = probe()
    rough = np.sin(2 * np.pi * 0.4 * t) + 0.3 * hashed(1000, 2)
    steps = np.round(4 * np.sin(2 * np.pi * 0.7 * t) + 2 * np.sin(2 * np.pi * 3.1 * t))
    cases = []
    for x, options in [
        (golden, {"prominence": 1.0}), (rough, {}), (rough, {"height": 0.5}),
        (rough, {"prominence": 0.4}), (rough, {"distance": 25}),
        (rough, {"height": 0.1, "prominence": 0.3, "distance": 40}), (steps, {}),
        (steps, {"prominence": 3.0}),
    ]:
        indices, properties = signal.find_peaks(x, **({"prominence": 0} | options))
        cases.append({
            "signal": x, "height": options.get("height"),
            "prominence": options.get("prominence", 0), "distance": options.get("distance", 1),
            "indices": indices, "prominences": properties["prominences"],
            "leftBases": properties["left_bases"], "rightBases": properties["right_bases"]})
    write("peaks", cases=cases)


def statistics():
    cases = []
    for count in (1, 2, 3, 4, 10, 101):
        x = 3 * hashed(count, 3) + 1
        p = [0, 0.05, 0.25, 1 / 3, 0.5, 0.75, 0.95, 1]
        cases.append({
            "values": x, "p": p, "quantiles": np.quantile(x, p), "median": np.median(x),
            "deviation": stats.median_abs_deviation(x),
            "scaledDeviation": stats.median_abs_deviation(x) / special.ndtri(0.75),
            "mean": np.mean(x),
            "standardDeviation": np.std(x, ddof=1) if count > 1 else None,
            "rootMeanSquare": np.sqrt(np.mean(x * x))})
    write("statistics", cases=cases)


FATIGUE = [10.2, 10.0, 9.9, 10.1, 9.7, 9.4, 9.5, 9.1, 8.8, 8.9, 8.4, 8.0]


def theil_sen():
    cases = []
    x = hashed(40, 4)
    for x, y in [
        (np.arange(12.0), np.array(FATIGUE)), (x, 2 * x + 0.1 * hashed(40, 5)),
        (np.round(4 * x), 1 - x), (np.arange(2.0), np.array([3.0, 1.0])),
        (np.arange(30.0), np.round(5 * hashed(30, 6)) + 0.1 * np.arange(30)),
        (np.arange(25.0), np.round(3 * hashed(25, 9))),
    ]:
        fit = stats.theilslopes(y, x, method="separate")
        wide = stats.theilslopes(y, x, alpha=0.99)
        cases.append({"x": x, "y": y, "slope": fit.slope, "intercept": fit.intercept,
                      "interval95": [fit.low_slope, fit.high_slope],
                      "interval99": [wide.low_slope, wide.high_slope]})
    write("theil-sen", cases=cases)


def least_squares():
    """One line, and two that meet, by NumPy's QR; heights, slopes and their errors from the covariance of the coefficients."""
    def fit(x, y, knot):
        columns = ([np.ones_like(x), x] if knot is None
                   else [np.ones_like(x), np.minimum(x - knot, 0), np.maximum(x - knot, 0)])
        terms = np.stack(columns, axis=1)
        freedom = len(x) - (2 if knot is None else 4)
        q, r = np.linalg.qr(terms)
        coefficients = np.linalg.solve(r, q.T @ y)
        scatter = np.sqrt(np.sum((y - terms @ coefficients) ** 2) / freedom)
        inverse = np.linalg.inv(r)
        return coefficients, scatter ** 2 * inverse @ inverse.T, scatter, freedom

    cases = []
    x = hashed(9, 4)
    days = np.array([0.0, 0, 7, 7, 21, 50])
    for x, y, is_bent in [
        (np.arange(12.0), np.array(FATIGUE), False), (np.arange(12.0), np.array(FATIGUE), True),
        (x, 2 * x + 0.1 * hashed(9, 5), False), (x, 2 - 3 * np.abs(x) + 0.1 * hashed(9, 7), True),
        (days, np.array([20.0, 21, 22, 20, 26, 25]), False),
        (np.array([1.0, 2, 3, 5, 8, 9]), np.array([0.0, 3, 4, 4, 2, 0]), True),
    ]:
        knot = (min(np.unique(x)[2:-2], key=lambda knot: fit(x, y, knot)[2]) if is_bent else None)
        coefficients, covariance, scatter, freedom = fit(x, y, knot)

        def reading(terms):
            terms = np.array(terms, dtype=float)
            error = np.sqrt(terms @ covariance @ terms)
            return {"value": terms @ coefficients, "error": error,
                    "margin": stats.t.ppf(0.975, freedom) * error}

        places = [x.min(), x.mean(), x.max() + 1]
        cases.append({
            "x": x, "y": y, "knot": knot, "scatter": scatter, "places": places,
            "heights": [reading([1, place] if knot is None
                                else [1, min(place - knot, 0), max(place - knot, 0)])
                        for place in places],
            "slopes": [reading([0, 1] if knot is None else terms) for terms in ([0, 1, 0], [0, 0, 1])],
        })
    write("least-squares", cases=cases)


def mann_kendall():
    exact = []
    for count in range(2, 10):
        for seed in range(4):
            y = hashed(count, seed) + 0.3 * seed * np.arange(count)
            result = stats.kendalltau(np.arange(count), y, method="exact")
            pairs = count * (count - 1) // 2
            exact.append({"y": y, "s": round(result.statistic * pairs), "pValue": result.pvalue})
    tied = []
    for y in [[1, 1, 2, 3, 3], [2, 1, 1, 2, 2, 3], [0, 0, 1, 1, 0, 1, 1], [5, 4, 4, 4, 2, 1, 1],
              [1, 2, 2, 3, 3, 4, 4, 5], [7, 7, 7, 7, 7, 7, 6, 7]]:
        # Every permutation of the values, one by one.
        pairs = list(itertools.combinations(range(len(y)), 2))
        signs = np.sign(np.subtract.outer(y, y))
        orders = np.array(list(itertools.permutations(range(len(y)))))
        s = -sum(signs[orders[:, i], orders[:, j]] for i, j in pairs)
        tied.append({"y": y, "s": int(s[0]), "pValue": np.mean(np.abs(s) >= abs(s[0]))})
    normal = []
    for y in [np.array(FATIGUE), np.round(5 * hashed(30, 6)) + 0.1 * np.arange(30) // 1,
              hashed(50, 7), hashed(10, 8)]:
        result = pymannkendall.original_test(y)
        normal.append({"y": y, "s": int(result.s), "z": result.z,
                       "pValue": 2 * stats.norm.sf(abs(result.z))})
    write("mann-kendall", exact=exact, tied=tied, normal=normal)


def calculus():
    x = probe(200)
    write("calculus", signal=x, sampleRateHertz=RATE, gradient=np.gradient(x, 1 / RATE),
          integral=integrate.cumulative_trapezoid(x, dx=1 / RATE, initial=0))


def smoothness():
    """The values of the authors' program (siva82kb/SPARC), run once and written down here."""
    signed_20_hertz = {
        50: [-1.4025410888564125, -1.4025383351803475, -2.0955642750904464, -2.3038712912725186,
             -3.1965559262995398],
        100: [-1.40254108114175, -1.4025377985191745, -2.09694063476753, -2.308633997472868,
              -3.21655195418405],
        200: [-1.4025410804648228, -1.4025376612388925, -2.0972710386249207, -2.3097859409633172,
              -3.221415809112873],
    }
    absolute_10_hertz = {
        50: [-1.4025410888564125, -1.4020029549306408, -2.048345635700431, -2.174352861328085,
             -2.7620492672638135],
        100: [-1.40254108114175, -1.4019721891236245, -2.0470026536691677, -2.177419566685374,
              -2.7637306637337344],
        200: [-1.4025410804648228, -1.4019671894778112, -2.046861557581082, -2.1776690767565126,
              -2.7630474677487666],
    }
    absolute_20_hertz = {
        50: [-1.4025410888564125, -1.4020029549306408, -2.048345635700431, -2.174352861328085,
             -2.7620492672638135],
        100: [-1.40254108114175, -1.4019721891236245, -2.0470026536691677, -2.177419566685374,
              -2.7637306637337344],
        200: [-1.4025410804648228, -1.4019671894778112, -2.046861557581082, -2.1776690767565126,
              -2.7630474677487666],
    }
    cases = []
    t = -1 + 0.01 * np.arange(200)
    for hertz in (10, 20):
        cases.append({"speed": np.exp(-5 * t ** 2), "sampleRateHertz": 100.0,
                      "maximumFrequencyHertz": hertz, "arcLength": -1.4140312641141968})
    for rate in (50, 100, 200):
        t = np.arange(3 * rate) / rate
        s = t / 3
        for number, amplitude in enumerate([0, 0.5, 1, 2, 5]):
            speed = 20 * 30 * s ** 2 * (1 - s) ** 2 / 3
            speed = speed + amplitude * np.sin(2 * np.pi * 9 * t)
            cases.append({"speed": speed, "sampleRateHertz": float(rate),
                          "maximumFrequencyHertz": 20,
                          "arcLength": signed_20_hertz[rate][number]})
            for hertz, arcs in ((10, absolute_10_hertz), (20, absolute_20_hertz)):
                cases.append({"speed": np.abs(speed), "sampleRateHertz": float(rate),
                              "maximumFrequencyHertz": hertz, "arcLength": arcs[rate][number]})
    write("smoothness", cases=cases)


def f_distribution():
    x = [1e-6, 0.01, 0.3, 1, 1.7, 4, 25, 400, 1e5]
    write("f-distribution", x=x, cases=[
        {"numerator": a, "denominator": b, "above": stats.f.sf(x, a, b),
         "upTo": stats.f.cdf(x, a, b)}
        for a, b in [(1, 1), (2, 4), (2, 12), (5, 15), (12, 2), (0.5, 7.3), (30, 30), (3, 500),
                     (1000, 800)]])


def spectral_peaks():
    """A parabola through three logarithms, and where the lines between bins are half as high."""
    cases = []
    for count, length in [(1000, 1024), (1000, 256), (400, 512)]:
        x = probe(count)
        frequencies, densities = signal.welch(x, RATE, nperseg=256, nfft=length, detrend="linear")
        band = np.flatnonzero((frequencies >= 6) & (frequencies <= 13))
        top = band[np.argmax(densities[band])]
        # The parabola's coefficients by least squares, exact for three points.
        a, b, c = np.polyfit([-1, 0, 1], np.log(densities[top - 1:top + 2]), 2)
        summit = np.exp(c - b * b / (4 * a))
        lower = np.max(np.flatnonzero(densities[:top] <= summit / 2))
        upper = top + np.min(np.flatnonzero(densities[top:] <= summit / 2))
        left = np.interp(summit / 2, densities[lower:lower + 2], [lower, lower + 1])
        right = np.interp(summit / 2, densities[[upper, upper - 1]], [upper, upper - 1])
        step = frequencies[1]
        cases.append({
            "resolutionHertz": step, "densities": densities, "bandHertz": [6, 13], "bin": int(top),
            "frequencyHertz": (top - b / (2 * a)) * step, "density": summit,
            "halfPowerWidthHertz": (right - left) * step,
            "power": densities[band].sum() * step})
    write("spectral-peaks", cases=cases)


def noise_floor():
    cases = []
    for count, freedom in [(1000, 11.4), (400, 3.9)]:
        x = probe(count) + 0.05 * hashed(count, 10)
        frequencies, densities = signal.welch(x, RATE, nperseg=256, detrend="linear")
        used = (frequencies >= 3) & (frequencies <= 20) & (np.abs(frequencies - 9.5) > 1)
        fit = stats.theilslopes(np.log(densities[used]), np.log(frequencies[used]))
        level = np.median(np.log(densities[used]) - fit.slope * np.log(frequencies[used]))
        cases.append({
            "resolutionHertz": frequencies[1], "densities": densities, "degreesOfFreedom": freedom,
            "bandHertz": [3, 20], "excludedHertz": [8.5, 10.5], "slope": fit.slope,
            "interceptLog": level + np.log(freedom / stats.chi2.median(freedom))})
    write("noise-floor", cases=cases)


def change_points():
    cases = []
    step = np.concatenate([np.zeros(8), np.ones(6)])
    for y in [step + 0.1 * scatter(14), step, step[::-1] + 0.3 * hashed(14, 1), hashed(4, 2),
              hashed(25, 3), np.array(FATIGUE), hashed(60, 4) + 2 * (np.arange(60) >= 41),
              1e6 + hashed(40, 5) - (np.arange(40) >= 3)]:
        index = ruptures.Dynp(model="l2", jump=1, min_size=2).fit_predict(y, n_bkps=1)[0]
        parts = [y, y[:index], y[index:]]
        whole, before, after = (float(np.sum((part - part.mean()) ** 2)) for part in parts)
        ratio = whole / (before + after) if before + after > 0 else None
        cases.append({"y": y, "index": index, "before": parts[1].mean(), "after": parts[2].mean(),
                      "statistic": len(y) * np.log(ratio) if ratio else None})
    write("change-points", cases=cases)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for make in (fft, windows, detrend, polynomial_trend, welch, chi_squared, butterworth, zero_phase, interpolation, spline,
                 peaks, statistics, theil_sen, least_squares, mann_kendall,
                 calculus, smoothness, f_distribution,
                 spectral_peaks, noise_floor, change_points):
        make()
