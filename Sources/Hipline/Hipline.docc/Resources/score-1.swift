import Hipline

let thigh = SensorBuffer(
  placement: .thigh, seconds: seconds,
  acceleration: VectorSeries(x: ax, y: ay, z: az),
  angularRate: VectorSeries(x: gx, y: gy, z: gz))
