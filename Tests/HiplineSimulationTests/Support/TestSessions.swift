import HiplineCore
import RealModule

@testable import HiplineSimulation

/// A session of few repetitions measured by ideal sensors.
func idealParameters(
  _ exercise: SimulatedExercise = .clamshell, side: Side = .right, rateHertz: Double = 100
) -> SimulationParameters {
  var parameters = SimulationParameters(exercise, side: side, seed: 42)
  parameters.sets = [SetPlan(repetitions: 3)]
  parameters.sensors = [idealSensor(.thigh, rateHertz: rateHertz)]
  return parameters
}

func idealSensor(_ placement: Placement, rateHertz: Double = 100) -> SensorSetup {
  SensorSetup(
    placement: placement, model: SensorModel(sampling: SamplingModel(nominalRateHertz: rateHertz)))
}

/// A tremor that is strong from the first repetition on.
func strongTremor() -> TremorPlan {
  var plan = TremorPlan()
  plan.onsetRepetition = 1
  plan.peakRepetition = 1
  plan.factorPerRepetitionAfterPeak = 1
  return plan
}

/// The movement that ``Simulator/run(_:)`` measures.
func bodyMotion(_ parameters: SimulationParameters) -> (body: BodyMotion, plan: SessionPlan) {
  let root = SplitMix64(seed: parameters.seed)
  var planning = root.stream(1)
  let plan = SessionPlan(parameters, from: &planning)
  return (BodyMotion(plan, parameters, from: root.stream(2)), plan)
}

/// The angle between two directions, in degrees.
func degreesBetween(_ a: Vector3, _ b: Vector3) -> Double {
  Double.atan2(y: a.cross(b).norm, x: a.dot(b)) * 180 / .pi
}

/// The angle of the rotation that takes one orientation to the other, in degrees.
func degreesBetween(_ a: Quaternion, _ b: Quaternion) -> Double {
  let difference = a.conjugate * b
  return 2 * Double.atan2(y: difference.vector.norm, x: abs(difference.w)) * 180 / .pi
}

func rootMeanSquare(_ values: [Double]) -> Double {
  (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
}
