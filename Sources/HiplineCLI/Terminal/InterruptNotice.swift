import Dispatch
import Foundation

/// What is said when Ctrl-C ends a run that keeps its results.
struct InterruptNotice {
  private let source: any DispatchSourceSignal

  /// - Returns: nil where the signal is ignored, as in a run that was put into the background.
  init?() {
    // The source sees the signal although it does nothing by itself any more.
    let before = signal(SIGINT, SIG_IGN)
    guard unsafeBitCast(before, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self) else {
      return nil
    }
    source = DispatchSource.makeSignalSource(signal: SIGINT)
    source.setEventHandler {
      StandardStreams.say("stopped; what is in --out is whole, and --resume goes on from it")
      // The shell is told that it was the signal.
      signal(SIGINT, SIG_DFL)
      var interrupt = sigset_t()
      sigemptyset(&interrupt)
      sigaddset(&interrupt, SIGINT)
      pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
      raise(SIGINT)
    }
    source.activate()
  }

  func end() {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}
