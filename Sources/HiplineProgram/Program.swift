import HiplineCLI

/// The `hipline` command.
@main
enum Program {
  static func main() {
    RootCommand.runProgram()
  }
}
