import ArgumentParser
import HiplineCLI

/// The `hipline` command.
@main
enum Program {
  static func main() async {
    await RootCommand.main()
  }
}
