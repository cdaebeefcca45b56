using Ironwood.SdkGenerator;

return Commands.Root(Console.Error).Parse(args).Invoke();
