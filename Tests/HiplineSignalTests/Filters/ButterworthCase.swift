import HiplineSignal

/// A low-pass filter of the reference files.
struct ButterworthCase: Decodable {
  var order: Int
  var hertz: Double
  var sampleRateHertz: Double

  var sections: [SecondOrderSection] {
    ButterworthDesign.lowPass(order: order, cutoffHertz: hertz, sampleRateHertz: sampleRateHertz)
  }
}
