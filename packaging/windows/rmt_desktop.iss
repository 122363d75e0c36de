; Inno Setup 6 script. Build the folder first (py dev.py build), then:
;   iscc /DAppVersion=0.1.0 packaging\windows\rmt_desktop.iss
; The installer asks for no administrator unless the person wants the program for everybody on this computer.

#ifndef AppVersion
  #error Give the version: iscc /DAppVersion=1.2.3 rmt_desktop.iss
#endif

[Setup]
AppId={{6C1E6B6E-3B57-4B0B-9B53-0F2B9E6B7A51}
AppName=RMT Desktop
AppVersion={#AppVersion}
AppVerName=RMT Desktop {#AppVersion}
AppPublisher=RMT Desktop contributors
DefaultDirName={autopf}\RMT Desktop
DefaultGroupName=RMT Desktop
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\rmt_desktop\resources\icons\app.ico
UninstallDisplayIcon={app}\rmt-desktop.exe
UninstallDisplayName=RMT Desktop
VersionInfoVersion={#AppVersion}
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
OutputDir=..\..\dist
OutputBaseFilename=rmt-desktop-{#AppVersion}-setup
; A running program is asked to close, so that its files can be replaced; it saves what is open by itself.
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"

; Files of an older version that the new one no longer has would stay and be loaded.
[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\rmt-desktop\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\RMT Desktop"; Filename: "{app}\rmt-desktop.exe"
Name: "{autodesktop}\RMT Desktop"; Filename: "{app}\rmt-desktop.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\rmt-desktop.exe"; Description: "{cm:LaunchProgram,RMT Desktop}"; Flags: nowait postinstall skipifsilent

; Nothing is removed from the folder of vaults: a clinic must keep its records for years after it stops using us.
