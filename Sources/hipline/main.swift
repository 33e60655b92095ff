import HiplineCLI
