@echo off
rem Starts Ironwood.Cli, building it first when that is needed; see the shell script of the same name.
setlocal
set "IRONWOOD_ROOT=%~dp0."
set "ARTIFACTS=%~dp0artifacts"
set "PROJECT=%~dp0src\Ironwood.Cli\Ironwood.Cli.csproj"
set "DOTNET_NOLOGO=1"
set "DOTNET_CLI_TELEMETRY_OPTOUT=1"
set "DOTNET_TieredPGO=0"
set "DOTNET_CLI_UI_LANGUAGE=en"
set "REMEMBERED="
for %%d in (dotnet.exe) do set "SDK=%%~$PATH:d"
if not "%SDK%"=="" goto installed
echo IW0004 ironwood: the .NET SDK is not on the PATH 1>&2
echo   fix:     install .NET 10: https://dotnet.microsoft.com/download 1>&2
exit /b 2
:installed
if not "%IronwoodPackages%"=="" goto named
if exist "%ARTIFACTS%\packages" set /p IronwoodPackages=<"%ARTIFACTS%\packages"
if not "%IronwoodPackages%"=="registry" if not "%IronwoodPackages%"=="offline" set "IronwoodPackages="
set "REMEMBERED=%IronwoodPackages%"
:named
if exist "%ARTIFACTS%\%IronwoodPackages%\ready\ironwood.dll" goto built
call :build
if errorlevel 1 exit /b 2
:built
call :run %*
if not %ERRORLEVEL%==200 exit /b %ERRORLEVEL%
call :build
if errorlevel 1 exit /b 2
call :run %*
exit /b %ERRORLEVEL%

:run
set "IRONWOOD_STAMP=%ARTIFACTS%\%IronwoodPackages%\built"
dotnet "%ARTIFACTS%\%IronwoodPackages%\ready\ironwood.dll" %*
exit /b %ERRORLEVEL%

:build
if not exist "%ARTIFACTS%" mkdir "%ARTIFACTS%"
if "%IronwoodPackages%"=="registry" goto restore
if "%IronwoodPackages%"=="offline" goto restore
if "%IronwoodPackages%"=="" goto search
echo IW0001 ironwood: IronwoodPackages is '%IronwoodPackages%'; allowed: registry, offline 1>&2
echo   fix:     unset IronwoodPackages 1>&2
exit /b 2
:search
echo Looking for the Pulumi packages in this machine's registries ... 1>&2
set "IronwoodPackages=registry"
call :restorepackages
if not errorlevel 1 goto compile
set "IronwoodPackages=offline"
call :othererrors
if not errorlevel 1 goto unusable
echo Not found: the Pulumi packages. Using the stand-ins in offline\ (IronwoodPackages=registry overrides). 1>&2
goto restore
:unusable
echo Using the stand-ins in offline\, because of these errors. Once they are fixed, run with IronwoodPackages=registry. 1>&2
:restore
call :restorepackages
if not errorlevel 1 goto compile
rem What was found once may be gone by now; what is asked for by name is not second-guessed.
if not defined REMEMBERED goto missing
set "REMEMBERED="
echo The packages that were used before (%IronwoodPackages%) cannot be restored any more. 1>&2
goto search
:missing
call :othererrors
if not errorlevel 1 goto failed
echo IW0003 ironwood: packages cannot be restored; artifacts\launcher.log names those that are missing 1>&2
echo   fix:     connect to a NuGet registry, or name one in a NuGet.config 1>&2
exit /b 2
:failed
echo IW0003 ironwood: packages cannot be restored; the errors above say why 1>&2
echo   fix:     fix what they name; the whole log is in artifacts\launcher.log 1>&2
exit /b 2
:compile
echo Building (packages: %IronwoodPackages%) ... 1>&2
if not exist "%ARTIFACTS%\%IronwoodPackages%" mkdir "%ARTIFACTS%\%IronwoodPackages%"
type nul >"%ARTIFACTS%\%IronwoodPackages%\built.new"
dotnet build "%PROJECT%" --configuration Release --no-restore --verbosity quiet -p:IronwoodPrecompile=true >"%ARTIFACTS%\launcher.log" 2>&1
if not errorlevel 1 goto compiled
echo IW0005 ironwood: the build failed; read artifacts\launcher.log 1>&2
exit /b 2
:compiled
move /y "%ARTIFACTS%\%IronwoodPackages%\built.new" "%ARTIFACTS%\%IronwoodPackages%\built" >nul
>"%ARTIFACTS%\packages" echo %IronwoodPackages%
exit /b 0

:restorepackages
dotnet restore "%PROJECT%" --verbosity quiet -p:IronwoodPrecompile=true >"%ARTIFACTS%\launcher.log" 2>&1
if not errorlevel 1 exit /b 0
rem The compiler to machine code only saves time: where it is what is lacking, all works without it.
findstr /i /c:"crossgen" "%ARTIFACTS%\launcher.log" >nul
if errorlevel 1 exit /b 1
dotnet restore "%PROJECT%" --verbosity quiet >"%ARTIFACTS%\launcher.log" 2>&1
exit /b %ERRORLEVEL%

:othererrors
rem Shows what went wrong in a restore beside packages that no source has; false when only such packages are the cause.
findstr /c:": error " "%ARTIFACTS%\launcher.log" | findstr /v /c:"NU1101" /c:"NU1102" /c:"NU1103" 1>&2
if not errorlevel 1 exit /b 0
findstr /c:"NU1101" /c:"NU1102" /c:"NU1103" "%ARTIFACTS%\launcher.log" >nul
if not errorlevel 1 exit /b 1
type "%ARTIFACTS%\launcher.log" 1>&2
exit /b 0
