import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineReport

// The sessions of a folder from their files to JSON, so many times: one thread and no dispatch, which callgrind cannot follow.
//
//     HiplineInstructions FOLDER ROUNDS

guard CommandLine.arguments.count == 3, let rounds = Int(CommandLine.arguments[2]) else {
  fatalError("usage: HiplineInstructions FOLDER ROUNDS")
}
let sources = SessionDiscovery().sessions(at: [CommandLine.arguments[1]]).sources
let format = JSONLinesFormat()
var (samples, bytes) = (0, 0)
for _ in 0..<rounds {
  for source in sources {
    for result in SessionRunner.run(source).results {
      samples += result.recordings.reduce(0) { $0 + $1.sampleCount }
      bytes += format.session(SessionDocument(result)).utf8.count
    }
  }
}
print("sensor-samples \(samples), bytes \(bytes)")
