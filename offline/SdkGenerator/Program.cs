using Ironwood.SdkGenerator;

return args is [var schema, var output]
    ? Generation.Run(schema, output, Console.Error)
    : Generation.Refuse(Console.Error);
