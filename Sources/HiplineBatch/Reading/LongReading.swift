import HiplineAnalysis
import HiplineCore
import HiplineIO

/// A file of hours or days that was read through.
struct LongReading: Sendable {
  var file: LongFile
  /// Of the file's time axis, with what the app notes beside it.
  var clock: Clock
  /// By sensor, on the file's time axis.
  var courses: [MovementCourse.Runs]

  /// From the first sample of any sensor to the last, on the file's time axis.
  var durationSeconds: Double {
    file.sensors.map { $0.startSeconds + $0.durationSeconds }.max() ?? 0
  }
}

/// The courses of movement of a file's sensors, taken while it is read.
struct MovementCourses {
  private let parameters: MovementCourse.Parameters
  private var courses: [MovementCourse] = []

  init(_ parameters: MovementCourse.Parameters) { self.parameters = parameters }

  mutating func add(_ forces: TimedSeries, of sensor: Int) {
    while courses.count <= sensor { courses.append(MovementCourse(parameters)) }
    courses[sensor].add(forces)
  }

  /// By sensor, on the time axis of the file; of one without gravity nothing is told.
  func runs(of file: LongFile) -> [MovementCourse.Runs] {
    file.sensors.indices.map { index in
      guard index < courses.count, file.sensors[index].recording.holdsGravity != false else {
        return MovementCourse.Runs()
      }
      var course = courses[index]
      return course.finish().shifted(bySeconds: file.sensors[index].startSeconds)
    }
  }
}
