import Benchmark
import HiplineSignal

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], timeUnits: .nanoseconds, warmupIterations: 10,
    scalingFactor: .kilo, maxDuration: .seconds(2), maxIterations: 10_000)

  // One call is too short for the clock, so a measurement holds a thousand; the times shown are those of one.
  for length in [256, 512, 1024, 4096] {
    Benchmark("FFT powers, \(length) samples") { benchmark, signal in
      let plan = RealFFT.plan(length: length)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(plan.powers(signal)) }
    } setup: {
      GeneratedSignal.noisyAngle(count: length)
    }
  }

  Benchmark("Spectral arc length, 150 samples") { benchmark, speed in
    for _ in benchmark.scaledIterations {
      blackHole(
        SpectralArcLength.measure(speed, sampleRateHertz: GeneratedSignal.sampleRateHertz))
    }
  } setup: {
    GeneratedSignal.liftSpeed(count: 150)
  }

  Benchmark("Butterworth design, low-pass of order 2") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(
        ButterworthDesign.lowPass(
          order: 2, cutoffHertz: 2.5, sampleRateHertz: GeneratedSignal.sampleRateHertz))
    }
  }

  Benchmark("Theil–Sen, 30 points") { benchmark, points in
    for _ in benchmark.scaledIterations { blackHole(TheilSen.fit(x: points.x, y: points.y)) }
  } setup: {
    (x: (0..<30).map(Double.init), y: GeneratedSignal.noisyAngle(count: 30))
  }

  Benchmark("Mann–Kendall, 30 values") { benchmark, values in
    for _ in benchmark.scaledIterations { blackHole(MannKendall.test(values)) }
  } setup: {
    GeneratedSignal.noisyAngle(count: 30)
  }

  Benchmark("Change point, 30 values") { benchmark, values in
    for _ in benchmark.scaledIterations { blackHole(ChangePoint.find(in: values)) }
  } setup: {
    GeneratedSignal.noisyAngle(count: 30)
  }

  var wholeRecording = Benchmark.defaultConfiguration
  wholeRecording.scalingFactor = .one
  wholeRecording.timeUnits = .microseconds

  Benchmark("Welch, 12 000 samples, segments of 256", configuration: wholeRecording) {
    benchmark, signal in
    blackHole(
      WelchEstimate.estimate(
        signal, sampleRateHertz: GeneratedSignal.sampleRateHertz,
        parameters: .init(segmentSamples: 256)))
  } setup: {
    GeneratedSignal.noisyAngle(count: 12_000)
  }

  Benchmark("Zero-phase low-pass, 12 000 samples", configuration: wholeRecording) {
    benchmark, input in
    blackHole(ZeroPhaseFilter.apply(input.sections, to: input.signal))
  } setup: {
    (
      sections: ButterworthDesign.lowPass(
        order: 2, cutoffHertz: 2.5, sampleRateHertz: GeneratedSignal.sampleRateHertz),
      signal: GeneratedSignal.noisyAngle(count: 12_000)
    )
  }

  Benchmark("Resampling, 12 000 samples", configuration: wholeRecording) { benchmark, input in
    blackHole(
      LinearInterpolation.resample(
        timestamps: input.timestamps, values: input.values, startSeconds: 0,
        sampleRateHertz: GeneratedSignal.sampleRateHertz, count: input.values.count))
  } setup: {
    (
      timestamps: (0..<12_000).map { Double($0) / 98.7 },
      values: GeneratedSignal.noisyAngle(count: 12_000)
    )
  }

  Benchmark("Moving median, 12 000 samples, window of 3000", configuration: wholeRecording) {
    benchmark, signal in
    blackHole(MovingQuantile.apply(0.5, to: signal, windowSamples: 3000))
  } setup: {
    GeneratedSignal.noisyAngle(count: 12_000)
  }

  Benchmark("Peaks, 12 000 samples", configuration: wholeRecording) { benchmark, signal in
    blackHole(PeakFinder.peaks(in: signal, minimumProminence: 5))
  } setup: {
    GeneratedSignal.noisyAngle(count: 12_000)
  }
}
