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

  Benchmark("Peaks, 12 000 samples", configuration: wholeRecording) { benchmark, signal in
    blackHole(PeakFinder.peaks(in: signal, minimumProminence: 5))
  } setup: {
    GeneratedSignal.noisyAngle(count: 12_000)
  }
}
