/// The coordinate system in which the components of a vector are given.
///
/// Frames are types, so that a vector in the wrong frame does not compile.
public protocol Frame: Sendable {}

/// The frame of the sensor's own axes, as strapped on.
public enum SensorFrame: Frame {}

/// East, north and up, with an arbitrary heading where there is no magnetometer.
public enum EarthFrame: Frame {}
