; The installer for Windows: for one user, without an administrator. packaging/windows/README.md
; tells how it is made. ISCC /DVersion=0.1.0 sosuplan.iss
; It takes Inno Setup 6.3 or later, which knows ``x64compatible``.

#ifndef Version
  #error The version is missing: ISCC /DVersion=0.1.0 sosuplan.iss
#endif

[Setup]
AppId={{6F1B6C52-5C0E-4C55-9B0A-2D7B0A5E8D41}
AppName=SOSUplan
AppVersion={#Version}
AppPublisher=SOSUplan contributors
VersionInfoVersion={#Version}
DefaultDirName={localappdata}\Programs\SOSUplan
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
CloseApplications=yes
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\bundle\app.ico
UninstallDisplayIcon={app}\SOSUplan.exe
UninstallDisplayName=SOSUplan
OutputDir=..\..\dist
OutputBaseFilename=SOSUplan-{#Version}-windows-x86_64
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ShowLanguageDialog=auto

[Languages]
Name: "da"; MessagesFile: "compiler:Languages\Danish.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
da.PlanFile=SOSUplan-plan
en.PlanFile=SOSUplan plan

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has not must not be loaded any more.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\SOSUplan\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs

[Icons]
Name: "{userprograms}\SOSUplan"; Filename: "{app}\SOSUplan.exe"; AppUserModelID: "SOSUplan"
Name: "{userdesktop}\SOSUplan"; Filename: "{app}\SOSUplan.exe"; AppUserModelID: "SOSUplan"; Tasks: desktopicon

[Registry]
Root: HKCU; Subkey: "Software\Classes\.sosuplan"; ValueType: string; ValueData: "SOSUplan.Plan"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKCU; Subkey: "Software\Classes\.sosuplan\OpenWithProgids"; ValueType: string; ValueName: "SOSUplan.Plan"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKCU; Subkey: "Software\Classes\SOSUplan.Plan"; ValueType: string; ValueData: "{cm:PlanFile}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\SOSUplan.Plan\DefaultIcon"; ValueType: string; ValueData: "{app}\SOSUplan.exe,0"
Root: HKCU; Subkey: "Software\Classes\SOSUplan.Plan\shell\open\command"; ValueType: string; ValueData: """{app}\SOSUplan.exe"" ""%1"""

[Run]
Filename: "{app}\SOSUplan.exe"; Description: "{cm:LaunchProgram,SOSUplan}"; Flags: nowait postinstall skipifsilent
