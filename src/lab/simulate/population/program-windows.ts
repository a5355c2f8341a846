import { programs, type Program } from './program.ts';

const WIN = String.raw`C:\Windows`;
const SYS = String.raw`C:\Windows\System32`;
const PF = String.raw`C:\Program Files`;
const P86 = String.raw`C:\Program Files (x86)`;
const LOCAL = String.raw`C:\Users\{user}\AppData\Local`;
const OFFICE = String.raw`C:\Program Files\Microsoft Office\root\Office16`;

/**
 * Everyday programs of Windows laptops: key, file, folder, company, product, description (empty: the product), version, size in KiB,
 * share of laptops, starts, connections, who, parent, command, hosts, inventory. Frequencies are our assumption.
 */
export const WINDOWS_PROGRAMS: readonly Program[] = programs(
  'windows',
  `
chrome|chrome.exe|${PF}\\Google\\Chrome\\Application|Google LLC|Google Chrome||143+.0.7499+.110|3121|1|90|170|all|explorer.exe|--profile-directory=Default|www.google.com,fonts.gstatic.com,mail.google.com,docs.google.com,calendar.google.com,www.linkedin.com,github.com,app.slack.com,www.figma.com,www.notion.so,news.example.com,intranet.example.com,login.example.com,accounts.google.com,www.youtube.com,stackoverflow.com,play.google.com,ssl.gstatic.com|google/chrome
msedge|msedge.exe|${P86}\\Microsoft\\Edge\\Application|MS|Microsoft Edge||143+.0.3650+.66|4310|1|40|60|all|explorer.exe|--profile-directory=Default|edge.microsoft.com,www.bing.com,ntp.msn.com,www.msn.com,config.edge.skype.com,www.office.com,intranet.example.com|microsoft/edge_chromium-based
firefox|firefox.exe|${PF}\\Mozilla Firefox|Mozilla Corporation|Firefox||145+.0.1|690|0.16|40|60|all|explorer.exe||firefox.settings.services.mozilla.com,push.services.mozilla.com,www.wikipedia.org,news.example.com|mozilla/firefox
webview|msedgewebview2.exe|${P86}\\Microsoft\\EdgeWebView\\Application|MS|Microsoft Edge WebView2||143+.0.3650+.66|3657|1|70|40|all|ms-teams.exe|--embedded-browser-webview=1|login.microsoftonline.com,login.live.com,self.events.data.microsoft.com
teams|ms-teams.exe|${PF}\\WindowsApps\\MSTeams_x64__8wekyb3d8bbwe|MS|Microsoft Teams||25306+.804.4102.7193|1199|1|22|60|all|explorer.exe|msteams:system-initiated|teams.microsoft.com,statics.teams.cdn.office.net,presence.teams.microsoft.com,worldaz.tr.teams.microsoft.com|microsoft/teams
outlook|OUTLOOK.EXE|${OFFICE}|MS|Microsoft Outlook||16.0.19328+.20244|43121|0.75|12|60|all|explorer.exe||outlook.office365.com,autodiscover-s.outlook.com,substrate.office.com|microsoft/office
excel|EXCEL.EXE|${OFFICE}|MS|Microsoft Office|Microsoft Excel|16.0.19328+.20244|67442|0.8|18|6|all|explorer.exe||officeclient.microsoft.com
word|WINWORD.EXE|${OFFICE}|MS|Microsoft Office|Microsoft Word|16.0.19328+.20244|1623|0.8|12|6|all|explorer.exe|/n|officeclient.microsoft.com
powerpoint|POWERPNT.EXE|${OFFICE}|MS|Microsoft Office|Microsoft PowerPoint|16.0.19328+.20244|1874|0.7|7|4|all|explorer.exe||officeclient.microsoft.com
onenote|ONENOTE.EXE|${OFFICE}|MS|Microsoft OneNote||16.0.19328+.20244|2310|0.3|4|3|all|explorer.exe||www.onenote.com
onedrive|OneDrive.exe|${PF}\\Microsoft OneDrive|MS|Microsoft OneDrive||25.222+.1113.0002|2753|0.9|10|45|all|explorer.exe|/background|oneclient.sfx.ms,example-my.sharepoint.com,api.onedrive.com|microsoft/onedrive
slack|slack.exe|${LOCAL}\\slack\\app|Slack Technologies, LLC|Slack||4.47+.65|189440|1|20|90|all|explorer.exe|--startup|slack.com,wss-primary.slack.com,edgeapi.slack.com,files.slack.com,slack-edge.com|slack/slack
zoom|Zoom.exe|${PF}\\Zoom\\bin|Zoom Communications, Inc.|Zoom Workplace||6,6+,6,19875|432|1|22|50|all|explorer.exe||zoom.us,us04web.zoom.us,log-gateway.zoom.us,zoomcdn.zoom.us|zoom/meetings
webex|CiscoCollabHost.exe|${LOCAL}\\CiscoSparkLauncher|Cisco Systems, Inc.|Webex||45.11+.0.33|1410|0.08|6|10|all|explorer.exe||webexapis.com,idbroker.webex.com|cisco/webex
acrobat|Acrobat.exe|${PF}\\Adobe\\Acrobat DC\\Acrobat|Adobe Inc.|Adobe Acrobat||25.1.20997+.0|5310|0.7|14|6|all|explorer.exe||armmf.adobe.com,acroipm2.adobe.com|adobe/acrobat_reader_dc
notepad|Notepad.exe|${PF}\\WindowsApps\\Microsoft.WindowsNotepad_x64__8wekyb3d8bbwe\\Notepad|MS|Microsoft.Notepad|Notepad|11.2510+.14.0|1420|1|10|0|all|explorer.exe
notepadpp|notepad++.exe|${PF}\\Notepad++|Don HO don.h@free.fr|Notepad++|Notepad++|8.8+.7|7450|0.25|14|1|all|explorer.exe||notepad-plus-plus.org|notepad-plus-plus/notepad++
7zip|7zFM.exe|${PF}\\7-Zip|Igor Pavlov|7-Zip|7-Zip File Manager|25.01|960|0.4|4|0|all|explorer.exe|||7-zip/7-zip
vlc|vlc.exe|${PF}\\VideoLAN\\VLC|VideoLAN|VLC media player||3.0.21+|985|0.2|3|1|all|explorer.exe||update.videolan.org|videolan/vlc_media_player
spotify|Spotify.exe|${LOCAL}\\Microsoft\\WindowsApps|Spotify AB|Spotify||1.2.77+.358|31200|0.3|9|35|all|explorer.exe||apresolve.spotify.com,spclient.wg.spotify.com,i.scdn.co|spotify/spotify
onepassword|1Password.exe|${LOCAL}\\1Password\\app\\8|AgileBits Inc.|1Password||8.11+.18|178300|1|7|12|all|explorer.exe|--silent|my.1password.com,b5n.1password.com,cache.agilebits.com|1password/1password
figma|Figma.exe|${LOCAL}\\Figma|Figma, Inc.|Figma||125.10+.8|172000|0.14|9|18|all|explorer.exe||www.figma.com,static.figma.com|figma/figma
notion|Notion.exe|${LOCAL}\\Programs\\Notion|Notion Labs, Incorporated|Notion||4.24+.0|168200|0.2|8|18|all|explorer.exe||www.notion.so,msgstore.www.notion.so|notion/notion
snip|SnippingTool.exe|${PF}\\WindowsApps\\Microsoft.ScreenSketch_x64__8wekyb3d8bbwe\\SnippingTool|MS|Snipping Tool||11.2509+.29.0|3720|1|9|0|all|explorer.exe
calc|CalculatorApp.exe|${PF}\\WindowsApps\\Microsoft.WindowsCalculator_x64__8wekyb3d8bbwe|MS|Calculator||11.2508+.1.0|2980|1|4|0|all|svchost.exe
paint|mspaint.exe|${PF}\\WindowsApps\\Microsoft.Paint_x64__8wekyb3d8bbwe\\PaintApp|MS|Paint||11.2509+.441.0|4620|0.9|2|0|all|explorer.exe
phonelink|PhoneExperienceHost.exe|${PF}\\WindowsApps\\Microsoft.YourPhone_x64__8wekyb3d8bbwe|MS|Phone Link||1.25102+.79.0|720|0.5|6|8|all|svchost.exe|-ServerName:PhoneExperienceHost|mobile.events.data.microsoft.com
copilot|M365Copilot.exe|${PF}\\WindowsApps\\Microsoft.MicrosoftOfficeHub_x64__8wekyb3d8bbwe|MS|Microsoft 365 Copilot||19.2511+.40081.0|940|0.6|6|10|all|explorer.exe||copilot.cloud.microsoft,substrate.office.com
grammarly|Grammarly.Desktop.exe|${LOCAL}\\Grammarly\\DesktopIntegrations|Grammarly Inc.|Grammarly for Windows||1.2.217+.1812|3310|0.12|4|14|all|explorer.exe||gateway.grammarly.com,capi.grammarly.com|grammarly/grammarly_for_windows
whatsapp|WhatsApp.exe|${PF}\\WindowsApps\\5319275A.WhatsAppDesktop_x64__cv1g1gvanyjgm|WhatsApp LLC|WhatsApp||2.2586+.3.0|1630|0.15|5|9|all|explorer.exe||web.whatsapp.com,mmg.whatsapp.net|whatsapp/whatsapp
logioptions|logioptionsplus_agent.exe|${PF}\\LogiOptionsPlus|Logitech, Inc.|Logi Options+|Logi Options+ Agent|1.98+.823580|26100|0.35|4|6|all|explorer.exe||updates.logitech.com,galaxy.logi.com|logitech/options
jabra|jabra-direct.exe|${P86}\\Jabra\\Direct6|GN Audio A/S|Jabra Direct||6.25+.28101|151000|0.25|3|4|all|explorer.exe|/minimized|fwdb.jabra.com|jabra/direct
poly|PolyLens.exe|${PF}\\Poly\\Poly Lens|HP Inc.|Poly Lens||2.4+.0|142000|0.12|2|3|all|explorer.exe||api.silica-prod01.io.lens.poly.com|poly/lens
displaylink|DisplayLinkTrayApp.exe|${PF}\\DisplayLink Core Software|Synaptics Incorporated|DisplayLink Graphics||11.7+.3781.0|2270|0.25|3|0|all|explorer.exe|||displaylink/graphics
greenshot|Greenshot.exe|${PF}\\Greenshot|Greenshot|Greenshot||1.3.304+|730|0.12|3|0|all|explorer.exe|||greenshot/greenshot
everything|Everything.exe|${PF}\\Everything|voidtools|Everything||1.4.1.1030+|2260|0.07|3|0|all|explorer.exe|-startup||voidtools/everything
powertoys|PowerToys.exe|${PF}\\PowerToys|MS|PowerToys|PowerToys Runner|0.96+.0|1180|0.18|4|2|all|explorer.exe||api.github.com|microsoft/powertoys
powerbi|PBIDesktop.exe|${PF}\\Microsoft Power BI Desktop\\bin|MS|Microsoft Power BI Desktop||2.149+.911.0|710|0.12|5|7|all|explorer.exe||api.powerbi.com|microsoft/power_bi_desktop
tableau|tableau.exe|${PF}\\Tableau\\Tableau\\bin|Tableau Software, LLC|Tableau||2025.3+|1930|0.05|4|4|all|explorer.exe||public.tableau.com|tableau/tableau
code|Code.exe|${LOCAL}\\Programs\\Microsoft VS Code|MS|Visual Studio Code||1.106+.3|186311|0.9|40|25|dev|explorer.exe||update.code.visualstudio.com,marketplace.visualstudio.com,main.vscode-cdn.net,api.githubcopilot.com|microsoft/visual_studio_code
git|git.exe|${PF}\\Git\\cmd|Johannes Schindelin|Git|Git for Windows|2.52+.0.1|46|0.97|75|10|dev|Code.exe|fetch --prune origin|github.com,git.example.com|git/git
gitstatus|git.exe|${PF}\\Git\\mingw64\\bin|Johannes Schindelin|Git|Git for Windows|2.52+.0.1|4340|0.97|60|0|dev|Code.exe|status -z -uall
gh|gh.exe|${PF}\\GitHub CLI|GitHub, Inc.|GitHub CLI|gh|2.83+.1|52100|0.3|5|6|dev|pwsh.exe|pr status|api.github.com|github/cli
node|node.exe|${PF}\\nodejs|OpenJS Foundation|Node.js|Node.js JavaScript Runtime|24.11+.1|88100|0.6|35|14|dev|Code.exe|scripts/dev.js|registry.npmjs.org|nodejs/node.js
python|python.exe|${LOCAL}\\Programs\\Python\\Python313|Python Software Foundation|Python|Python|3.13.9+|103|0.55|22|8|dev|Code.exe|-m pytest -q|pypi.org,files.pythonhosted.org|python/python
docker|Docker Desktop.exe|${PF}\\Docker\\Docker|Docker Inc|Docker Desktop||4.53+.0|189300|0.5|6|14|dev|explorer.exe||registry-1.docker.io,auth.docker.io,hub.docker.com|docker/desktop
wsl|wsl.exe|${SYS}|MS|WIN|Windows Subsystem for Linux|10.0.26100.7171+|276|0.4|14|4|dev|WindowsTerminal.exe|-d Ubuntu|archive.ubuntu.com
ssh|ssh.exe|${SYS}\\OpenSSH|MS|OpenSSH for Windows||9.5.5.1|1240|0.5|9|6|dev|pwsh.exe|-T git@git.example.com|git.example.com
terminal|WindowsTerminal.exe|${PF}\\WindowsApps\\Microsoft.WindowsTerminal_x64__8wekyb3d8bbwe|MS|Windows Terminal||1.23.13+503.0|610|0.9|10|0|dev|explorer.exe
pwsh|pwsh.exe|${PF}\\PowerShell\\7|MS|PowerShell|pwsh|7.5.4+.500|285|0.6|14|2|dev|WindowsTerminal.exe||www.powershellgallery.com|microsoft/powershell
idea|idea64.exe|${PF}\\JetBrains\\IntelliJ IDEA|JetBrains s.r.o.|IntelliJ IDEA||2025.3+|1420|0.22|8|9|dev|explorer.exe||www.jetbrains.com,plugins.jetbrains.com|jetbrains/intellij_idea
dbeaver|dbeaver.exe|${PF}\\DBeaver|DBeaver Corporation|DBeaver||25.2+.5|430|0.18|4|3|dev|explorer.exe||dbeaver.io|dbeaver/dbeaver
postman|Postman.exe|${LOCAL}\\Postman|Postman, Inc.|Postman||11.73+.3|178900|0.35|6|9|dev|explorer.exe||api.getpostman.com,bifrost-https-v4.gw.postman.com|postman/postman
kubectl|kubectl.exe|${PF}\\Kubernetes|||kubectl|1.34+.2|57600|0.22|9|7|dev|pwsh.exe|get pods|k8s.example.com
terraform|terraform.exe|${PF}\\Terraform|HashiCorp, Inc.|terraform||1.14+.0|91200|0.12|4|3|dev|pwsh.exe|plan|registry.terraform.io|hashicorp/terraform
putty|putty.exe|${PF}\\PuTTY|Simon Tatham|PuTTY suite|SSH, Telnet, Rlogin, and SUPDUP client|0.83+|1660|0.08|3|2|dev|explorer.exe||bastion.example.com:22|simon_tatham/putty
winscp|WinSCP.exe|${P86}\\WinSCP|Martin Prikryl|WinSCP|WinSCP: SFTP, FTP, WebDAV, S3 and SCP client|6.5+.4|29300|0.06|2|2|dev|explorer.exe||files.example.com:22|winscp/winscp
mstsc|mstsc.exe|${SYS}|MS|WIN|Remote Desktop Connection|10.0.26100.7171+|1520|0.15|3|2|dev|explorer.exe||build.example.com:3389
wireshark|Wireshark.exe|${PF}\\Wireshark|Wireshark Foundation|Wireshark||4.6+.1|9210|0.03|2|0|dev|explorer.exe|||wireshark/wireshark
cmd|cmd.exe|${SYS}|MS|WIN|Windows Command Processor|10.0.26100.7171+|360|1|28|0|all|explorer.exe|/c ver
conhost|conhost.exe|${SYS}|MS|WIN|Console Window Host|10.0.26100.7171+|1040|1|40|0|all|cmd.exe|0x4
powershell|powershell.exe|${SYS}\\WindowsPowerShell\\v1.0|MS|WIN|Windows PowerShell|10.0.26100.7171+|450|1|10|1|all|explorer.exe||go.microsoft.com
explorer|explorer.exe|${WIN}|MS|WIN|Windows Explorer|10.0.26100.7171+|5313|1|3|2|all|userinit.exe||assets.msn.com
dllhost|dllhost.exe|${SYS}|MS|WIN|COM Surrogate|10.0.26100.7171+|36|1|34|0|all|svchost.exe|/Processid:{AB8902B4-09CA-4BB6-B78D-A8F59079A8D5}
runtimebroker|RuntimeBroker.exe|${SYS}|MS|WIN|Runtime Broker|10.0.26100.7171+|126|1|40|0|all|svchost.exe|-Embedding
backgroundtask|backgroundTaskHost.exe|${SYS}|MS|WIN|Background Task Host|10.0.26100.7171+|24|1|46|4|all|svchost.exe|-ServerName:BackgroundTaskHost.WebAccountProvider|arc.msn.com
smartscreen|smartscreen.exe|${SYS}|MS|WIN|Windows Defender SmartScreen|10.0.26100.7171+|2480|1|22|18|all|svchost.exe|-Embedding|smartscreen.microsoft.com,checkappexec.microsoft.com
taskhostw|taskhostw.exe|${SYS}|MS|WIN|Host Process for Windows Tasks|10.0.26100.7171+|118|1|30|0|all|svchost.exe
rundll32|rundll32.exe|${SYS}|MS|WIN|Windows host process (Rundll32)|10.0.26100.7171+|90|1|12|0|all|svchost.exe|C:\\Windows\\System32\\shell32.dll,Control_RunDLL
svchost|svchost.exe|${SYS}|MS|WIN|Host Process for Windows Services|10.0.26100.7171+|79|1|70|60|service|services.exe|-k netsvcs -p|settings-win.data.microsoft.com,fe2cr.update.microsoft.com,ctldl.windowsupdate.com,time.windows.com:123,login.live.com,v10.events.data.microsoft.com
services|services.exe|${SYS}|MS|WIN|Services and Controller app|10.0.26100.7171+|717|1|0|0|service|wininit.exe
lsass|lsass.exe|${SYS}|MS|WIN|Local Security Authority Process|10.0.26100.7171+|83|1|0|0|service|wininit.exe
search|SearchProtocolHost.exe|${SYS}|MS|WIN|Microsoft Windows Search Protocol Host|10.0.26100.7171+|480|1|34|0|service|SearchIndexer.exe|Global\\UsGthrFltPipeMssGthrPipe_ Global\\UsGthrCtrlFltPipeMssGthrPipe 1 -2147483646
wmiprvse|WmiPrvSE.exe|${SYS}\\wbem|MS|WIN|WMI Provider Host|10.0.26100.7171+|510|1|14|0|service|svchost.exe|-Embedding
msmpeng|MpCmdRun.exe|C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.25100.9008-0|MS|WIN|Microsoft Malware Protection Command Line Utility|4.18.25100+.9008|1780|1|16|3|service|MsMpEng.exe|-IdleTask -TaskName WdCacheMaintenance|wdcp.microsoft.com
mssense|SenseIR.exe|${PF}\\Windows Defender Advanced Threat Protection|MS|WIN|Windows Defender Advanced Threat Protection Sense IR module|10.8805+.26100.7171|2210|1|5|30|service|MsSense.exe||winatp-gw-eus.microsoft.com,us-v20.events.data.microsoft.com
edgeupdate|MicrosoftEdgeUpdate.exe|${P86}\\Microsoft\\EdgeUpdate|MS|Microsoft Edge Update||1.3.215+.5|215|1|10|6|service|svchost.exe|/ua /installsource scheduler|msedge.api.cdp.microsoft.com
googleupdate|updater.exe|${P86}\\Google\\GoogleUpdater\\143.0.7482.0|Google LLC|Google Updater||143+.0.7482.0|5930|1|10|6|service|svchost.exe|--wake --system|update.googleapis.com,dl.google.com
adobearm|AdobeARM.exe|${P86}\\Common Files\\Adobe\\ARM\\1.0|Adobe Inc.|Adobe Reader and Acrobat Manager||1.824.460+.1067|1690|0.7|3|2|service|svchost.exe||armmf.adobe.com
intune|AgentExecutor.exe|${P86}\\Microsoft Intune Management Extension|MS|Microsoft Intune Management Extension|AgentExecutor|1.95+.102.0|242|1|9|0|service|Microsoft.Management.Services.IntuneWindowsAgent.exe|-powershell
intuneagent|Microsoft.Management.Services.IntuneWindowsAgent.exe|${P86}\\Microsoft Intune Management Extension|MS|Microsoft Intune Management Extension|Microsoft Intune Management Extension|1.95+.102.0|410|1|1|14|service|services.exe||manage.microsoft.com,agents.amsub0102.manage.microsoft.com|microsoft/intune_management_extension
ninjaone|NinjaRMMAgent.exe|C:\\Program Files (x86)\\ninjarmm-example|NinjaOne LLC|NinjaRMMAgent||11.0.5635+|29400|1|1|12|service|services.exe||app.ninjarmm.com,agent-fs.ninjarmm.com|ninjaone/ninjarmmagent
osqueryd|osqueryd.exe|${PF}\\osquery\\osqueryd|osquery|osquery|osquery daemon and shell|5.20+.0|21300|1|1|0|service|services.exe|--flagfile=osquery.flags||osquery/osquery
teamsupdate|ms-teamsupdate.exe|${PF}\\WindowsApps\\MSTeams_x64__8wekyb3d8bbwe|MS|Microsoft Teams||25306+.804.4102.7193|1310|1|4|4|service|svchost.exe|-UninstallT20|statics.teams.cdn.office.net
lenovo|LenovoVantageService.exe|${P86}\\Lenovo\\VantageService|Lenovo|Lenovo Vantage Service||4.5+.21.0|52|0.3|4|4|service|services.exe||filedownload.lenovo.com|lenovo/vantage
delltool|DellCommandUpdate.exe|${PF}\\Dell\\CommandUpdate|Dell Inc|Dell Command Update||5.6+.0|510|0.3|3|3|service|svchost.exe||downloads.dell.com|dell/command_update
searchindexer|SearchIndexer.exe|${SYS}|MS|WIN|Microsoft Windows Search Indexer|7.0.26100.7171+|1180|1|2|0|service|services.exe|/Embedding
sense|MsSense.exe|${PF}\\Windows Defender Advanced Threat Protection|MS|WIN|Windows Defender Advanced Threat Protection Service Executable|10.8805+.26100.7171|510|1|0|0|service|services.exe
mpeng|MsMpEng.exe|C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.25100.9008-0|MS|WIN|Antimalware Service Executable|4.18.25100+.9008|280|1|0|14|service|services.exe||wdcp.microsoft.com
userinit|userinit.exe|${SYS}|MS|WIN|Userinit Logon Application|10.0.26100.7171+|44|1|0|0|service|winlogon.exe
winlogon|winlogon.exe|${SYS}|MS|WIN|Windows Logon Application|10.0.26100.7171+|960|1|0|0|service|smss.exe
wininit|wininit.exe|${SYS}|MS|WIN|Windows Start-Up Application|10.0.26100.7171+|590|1|0|0|service|smss.exe
smss|smss.exe|${SYS}|MS|WIN|Windows Session Manager|10.0.26100.7171+|180|1|0|0|service|System
`,
);
