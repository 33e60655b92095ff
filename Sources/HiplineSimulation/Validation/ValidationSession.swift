/// One session of the validation suite: what happens in it, and what it was drawn as.
public struct ValidationSession: Sendable, Hashable {
  /// The kind of device at every place.
  public enum Device: String, Sendable, Hashable, CaseIterable {
    case ideal
    case phone
    case consumerIMU = "consumer IMU"
    /// A phone's accelerometer alone.
    case accelerometer
    /// An uncalibrated logger that reads in steps of 1/64 g.
    case logger

    public var hasGyroscope: Bool { self != .accelerometer && self != .logger }
  }

  /// How much the leg trembles.
  public enum Tremor: String, Sendable, Hashable, CaseIterable {
    case none
    /// Present, but below what can be seen.
    case small
    /// Grows to a peak that everyone can see.
    case large
  }

  public let number: Int
  public let parameters: SimulationParameters
  public let device: Device
  public let tremor: Tremor
}
