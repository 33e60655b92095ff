import HiplineCLI

await RootCommand.main()
