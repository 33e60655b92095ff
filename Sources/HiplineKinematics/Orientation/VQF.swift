/// Orientation from accelerometer and gyroscope, with the gyroscope's bias learnt on the way.
///
/// The gyroscope is integrated from sample to sample. What it integrates to is an almost inertial frame, in which
/// the specific force is averaged: there gravity stands still and every acceleration of a movement that stays in
/// place averages out, so a slow low-pass does not lag behind the movement. The averaged direction then says by
/// how much the integral must be tilted. How fast it has to be tilted, and what the gyroscope reads at rest, tell
/// its bias through a Kalman filter.
///
/// Without a magnetometer the heading is arbitrary and turns with what is left of the bias about the vertical;
/// the inclination is not touched by that.
///
/// ```swift
/// let orientation = VQF.offline(
///   gyroscope: gyroscope, accelerometer: recording.accelerometer,
///   sampleRateHertz: recording.sampleRateHertz)
/// orientation.sensorToEarth      // [samples]
/// ```
///
/// ``Parameters/reference`` gives the published filter. The default differs in when the sensor counts as being at
/// rest: see ``Stillness``.
///
/// Source: Laidig, Seel 2023, Information Fusion 91:187, <https://doi.org/10.1016/j.inffus.2022.10.014>,
/// without the magnetometer. Checked against the authors' program, version 2.1.2.
package enum VQF {}
