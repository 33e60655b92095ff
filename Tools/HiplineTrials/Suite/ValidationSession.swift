package import HiplineSimulation

/// One session of the validation suite: what happens in it, and what it was drawn as.
package struct ValidationSession: Sendable, Hashable {
  /// The kind of device at every place.
  package enum Device: String, Sendable, Hashable, CaseIterable {
    case ideal
    case phone
    case consumerIMU = "consumer IMU"
    /// A phone's accelerometer alone.
    case accelerometer
    /// An uncalibrated logger that reads in steps of 1/64 g.
    case logger

    package var hasGyroscope: Bool { self != .accelerometer && self != .logger }
  }

  /// How much the leg trembles.
  package enum Tremor: String, Sendable, Hashable, CaseIterable {
    case none
    /// Present, but below what can be seen.
    case small
    /// Grows to a peak that everyone can see.
    case large
  }

  package let number: Int
  package let parameters: SimulationParameters
  package let device: Device
  package let tremor: Tremor
}
