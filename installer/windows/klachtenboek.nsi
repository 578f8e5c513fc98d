; The setup for Windows: for one user, without an administrator. The program and the book live apart, so that an upgrade
; or a removal cannot touch the book. Needs NSIS 3.08 or newer, on Windows or on Debian:
;
;   makensis -DVERSION=1.2.3 -DBUNDLE=folder -DICON=file.ico -DOUT=setup.exe klachtenboek.nsi
;
; Ends with 0 when done, 3 while the program is open, 4 on a Windows that is too old, 5 when a newer version is there.
Unicode true
!ifndef TARGET
  !define TARGET x86-unicode ; the one target of NSIS for Windows; Debian has amd64-unicode as well, which wine64 wants
!endif
Target ${TARGET}
!ifdef QUICK ; for a setup that is only tried
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
!define APP Klachtenboek
!define EXE klachtenboek.exe
!define ID nl.klachtenboek.Klachtenboek
!define ENDING .klachtenboek-backup
!define KIND Klachtenboek.Backup
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define OLDEST 17763 ; Windows 10 of October 2018, the oldest that Qt supports
!define EXIT_OPEN 3
!define EXIT_WINDOWS 4
!define EXIT_NEWER 5

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh

Name "${APP} ${VERSION}"
OutFile "${OUT}"
!ifdef SIGN ; the setup signs the uninstaller inside it, and then itself
  !uninstfinalize '${SIGN} "%1"' = 0
  !finalize '${SIGN} "%1"' = 0
!endif
BrandingText " "
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "Software\${APP}" InstallDir
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1043 ProductName "${APP}"
VIAddVersionKey /LANG=1043 FileDescription "${APP} installeren"
VIAddVersionKey /LANG=1043 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1043 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1043 CompanyName "${APP}"
VIAddVersionKey /LANG=1043 LegalCopyright "De makers van ${APP}, MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE Dutch
!insertmacro MUI_LANGUAGE English

LangString OPEN ${LANG_DUTCH} "Klachtenboek is nog open. Sluit het en kies Opnieuw. Staat het bij de klok? Kies daar Afsluiten."
LangString OPEN ${LANG_ENGLISH} "Klachtenboek is still open. Close it and choose Retry. Is it near the clock? Choose Afsluiten there."
LangString TOO_OLD ${LANG_DUTCH} "Klachtenboek werkt op Windows 10 (versie 1809) of nieuwer, 64-bits."
LangString TOO_OLD ${LANG_ENGLISH} "Klachtenboek works on Windows 10 (version 1809) or newer, 64-bit."
LangString NEWER ${LANG_DUTCH} "Op deze computer staat al een nieuwere versie van Klachtenboek. Er is niets veranderd."
LangString NEWER ${LANG_ENGLISH} "A newer version of Klachtenboek is on this computer already. Nothing was changed."
LangString KEPT ${LANG_DUTCH} "Je klachten en back-ups zijn bewaard. Ze staan hier:"
LangString KEPT ${LANG_ENGLISH} "Your complaints and backups were kept. They are here:"
LangString DESKTOP ${LANG_DUTCH} "Snelkoppeling op het bureaublad"
LangString DESKTOP ${LANG_ENGLISH} "Shortcut on the desktop"
LangString BACKUP ${LANG_DUTCH} "Back-up van Klachtenboek"
LangString BACKUP ${LANG_ENGLISH} "Klachtenboek backup"

!macro RefuseWhileOpen LABEL
  again_${LABEL}: ; Windows does not let anyone write to a program that runs
  ${If} ${FileExists} "$INSTDIR\${EXE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${EXE}" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(OPEN)" /SD IDCANCEL IDRETRY again_${LABEL}
      SetErrorLevel ${EXIT_OPEN}
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel ${EXIT_WINDOWS}
    Abort
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL}" DisplayVersion
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 = 1
      MessageBox MB_OK|MB_ICONSTOP "$(NEWER)" /SD IDOK
      SetErrorLevel ${EXIT_NEWER}
      Abort
    ${EndIf}
  ${EndIf}
FunctionEnd

Section "${APP}" Program
  SectionIn RO
  !insertmacro RefuseWhileOpen setup
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal" ; nothing of an older version stays between the new
  Delete "$INSTDIR\${EXE}"
  File /r "${BUNDLE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${EXE}" "" "$INSTDIR\${EXE}" 0

  ; the name under which the taskbar and messages know the program
  WriteRegStr HKCU "Software\Classes\AppUserModelId\${ID}" DisplayName "${APP}"
  WriteRegStr HKCU "Software\Classes\AppUserModelId\${ID}" IconUri "$INSTDIR\${EXE}"

  ; a backup opens the program, which shows what putting it back would do
  WriteRegStr HKCU "Software\Classes\${ENDING}" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "$(BACKUP)"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'

  WriteRegStr HKCU "Software\${APP}" InstallDir "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" DisplayName "${APP}"
  WriteRegStr HKCU "${UNINSTALL}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" DisplayIcon "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${UNINSTALL}" Publisher "De makers van ${APP}"
  WriteRegStr HKCU "${UNINSTALL}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" NoModify 1
  WriteRegDWORD HKCU "${UNINSTALL}" NoRepair 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" EstimatedSize "$0"
  ${RefreshShellIcons}
SectionEnd

Section "$(DESKTOP)" OnDesktop
  CreateShortcut "$DESKTOP\${APP}.lnk" "$INSTDIR\${EXE}"
SectionEnd

Section "Uninstall"
  !insertmacro RefuseWhileOpen remove
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${EXE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only when nothing of the owner's is in it
  Delete "$SMPROGRAMS\${APP}.lnk"
  Delete "$DESKTOP\${APP}.lnk"
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP}" ; it cannot start with the computer now
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${APP}"
  DeleteRegKey HKCU "Software\Classes\AppUserModelId\${ID}"
  DeleteRegKey HKCU "Software\Classes\${ENDING}"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegValue HKCU "Software\${APP}" InstallDir ; how the window looks stays, for when the program comes back
  DeleteRegKey /ifempty HKCU "Software\${APP}"
  ${RefreshShellIcons}
  ${If} ${FileExists} "$LOCALAPPDATA\${APP}\*.*"
    MessageBox MB_OK|MB_ICONINFORMATION "$(KEPT)$\r$\n$LOCALAPPDATA\${APP}" /SD IDOK
  ${EndIf}
SectionEnd
