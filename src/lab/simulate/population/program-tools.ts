import { programs, type Program } from './program.ts';

const PF = String.raw`C:\Program Files`;
const P86 = String.raw`C:\Program Files (x86)`;
const LOCAL = String.raw`C:\Users\{user}\AppData\Local`;
const APP = '/Applications';

/**
 * Programs that run only where the plan says so, laid out as in program-windows.ts; executables, makers and hosts as in the lists
 * of content/lists, whose tool id is the key.
 */
export const WINDOWS_TOOLS: readonly Program[] = programs(
  'windows',
  `
anydesk|AnyDesk.exe|${P86}\\AnyDesk|AnyDesk Software GmbH|AnyDesk||9.6+.4|5588|0|0|0|tool|services.exe||boot.net.anydesk.com,relay-3f8a1c02.net.anydesk.com,relay-91d0b7e4.net.anydesk.com|anydesk/anydesk
teamviewer|TeamViewer.exe|${PF}\\TeamViewer|TeamViewer Germany GmbH|TeamViewer||15.71+.5.0|74613|0|0|0|tool|services.exe||router12.teamviewer.com:5938,ping3.teamviewer.com:5938,client.teamviewer.com|teamviewer/teamviewer
rustdesk|rustdesk.exe|${PF}\\RustDesk|Purslane Ltd|RustDesk|RustDesk Remote Desktop|1.4.3+|27110|0|0|0|tool|services.exe||rs-ny.rustdesk.com:21116,rs-sg.rustdesk.com:21116|rustdesk/rustdesk
chrome-remote-desktop|remoting_host.exe|${P86}\\Google\\Chrome Remote Desktop\\CurrentVersion|Google LLC|Chrome Remote Desktop|Host Process|143+.0.7499.12|2010|0|0|0|tool|services.exe|--type=host|remotedesktop-pa.googleapis.com,instantmessaging-pa.googleapis.com|google/chrome_remote_desktop_host
chrome-remote-desktop-setup|remoting_start_host.exe|${P86}\\Google\\Chrome Remote Desktop\\CurrentVersion|Google LLC|Chrome Remote Desktop|Start Host Utility|143+.0.7499.12|1110|0|0|0|tool|powershell.exe
splashtop|SRServer.exe|${P86}\\Splashtop\\Splashtop Remote\\Server|Splashtop Inc.|Splashtop® Streamer|Splashtop Remote Service|3.78+.0.14|6310|0|0|0|tool|services.exe||relay-us.splashtop.com,st-v3.api.splashtop.eu|splashtop/splashtop_streamer
screenconnect|ScreenConnect.ClientService.exe|${P86}\\ScreenConnect Client (a1b2c3d4e5f60718)|ConnectWise, LLC|ScreenConnect||25.8+.1.9372|95|0|0|0|tool|services.exe|?e=Access&y=Guest|instance-k3x9fq-relay.screenconnect.com|screenconnect/screenconnect_client
parsec|parsecd.exe|${PF}\\Parsec|Unity Technologies SF|Parsec||150.101+|4410|0|0|0|tool|explorer.exe||kessel-ws.parsec.app,builds.parsec.app|parsec/parsec
hoptodesk|HopToDesk.exe|${PF}\\HopToDesk|Begonia Holdings LLC|HopToDesk||1.45+.2|21800|0|0|0|tool|explorer.exe||signal.hoptodesk.com,turn.hoptodesk.com|hoptodesk/hoptodesk
ultraviewer|UltraViewer_Desktop.exe|${P86}\\UltraViewer|DUC FABULOUS CO.,LTD|UltraViewer||6.6.118+|1913|0|0|0|tool|explorer.exe||dc1.ultraviewer.net,ctl7.ultraviewer.net|ultraviewer/ultraviewer
dwservice|dwagent.exe|${PF}\\DWAgent\\native|DWSNET srl|DWAgent||2.8.4+|1240|0|0|0|tool|services.exe||node2154.dwservice.net,node818.dwservice.net|dwservice/dwagent
getscreen|getscreen.exe|${PF}\\Getscreen.me|Kopetra Ltd.|Getscreen.me||3.4.2+|19900|0|0|0|tool|services.exe||app2.getscreen.me,turn4.getscreen.me|getscreen/getscreen.me
supremo|Supremo.exe|${P86}\\Supremo|Nanosystems S.r.l.|Supremo||4.13.1+|9410|0|0|0|tool|explorer.exe||gw05.supremocontrol.com,gw11.supremocontrol.com|supremo/supremo
zoho-assist|ZA_Access.exe|${P86}\\ZohoMeeting\\UnAttended\\ZohoMeeting|ZOHO Corporation Private Limited|Zoho Assist|Zoho Assist Unattended Agent|111.0.2.44+|8210|0|0|0|tool|services.exe||gateway-us1.zohoassist.com,gateway-us3.zohoassist.com|zoho/zoho_assist_unattended_agent
remotepc|RemotePCService.exe|${P86}\\RemotePC|IDrive, Inc.|RemotePC|RemotePC Service|7.9.21+|1810|0|0|0|tool|services.exe||broker14.remotepc.com,capi.remotepc.com|remotepc/remotepc
logmein|LogMeIn.exe|${P86}\\LogMeIn\\x64|GoTo Technologies USA, LLC|LogMeIn||4.1.16058+|410|0|0|0|tool|services.exe||control16.logmein.com,control.lmi-app04-07.logmein-gateway.com|logmein/logmein
logmein-rescue|LMI_Rescue.exe|${LOCAL}\\LogMeIn Rescue Applet|GoTo Technologies USA, LLC|LogMeIn Rescue||7.51.1114+|3310|0|0|0|tool|chrome.exe||control.rsc-app20-01.logmeinrescue.com|logmein/logmein_rescue_applet
gotomypc|g2comm.exe|${P86}\\GoToMyPC|GoTo Technologies USA, LLC|GoToMyPC|GoToMyPC Communications|2025.11+.1802|2120|0|0|0|tool|services.exe||poll.gotomypc.com,egwglobal.gotomypc.com|gotomypc/gotomypc
goto-resolve|GoToResolveRemoteControl.exe|${P86}\\GoTo Resolve|GoTo Technologies USA, LLC|GoTo Resolve|GoTo Resolve Remote Control|1.41+.0.2208|1310|0|0|0|tool|services.exe||devices.gotoresolve.com,egwglobal.gotoassist.com|goto/goto_resolve
realvnc|vncserver.exe|${PF}\\RealVNC\\VNC Server|RealVNC Ltd|VNC Server||7.15+.0|7110|0|0|0|tool|services.exe|service|hb.services.vnc.com,bootstrap.services.vnc.com|realvnc/vnc_server
ultravnc|winvnc.exe|${PF}\\uvnc bvba\\UltraVNC|uvnc bvba|UltraVNC|VNC server|1.6.4.0+|3010|0|0|0|tool|services.exe|-service||ultravnc/ultravnc
tightvnc|tvnserver.exe|${PF}\\TightVNC|GlavSoft LLC.|TightVNC|TightVNC Server|2.8.85+|2080|0|0|0|tool|services.exe|-service||tightvnc/tightvnc
nomachine|nxd.exe|${PF}\\NoMachine\\bin|NoMachine S.a.r.l.|NoMachine|NoMachine Daemon|9.2.18+|1980|0|0|0|tool|services.exe||nxplayer.nomachine.com|nomachine/nomachine
jump-desktop|JumpConnect.exe|${PF}\\Jump Desktop Connect\\7.1|Phase Five Systems LLC|Jump Desktop Connect||7.1.4+|5210|0|0|0|tool|services.exe||fluid.jumpdesktop.com,turn.jumpdesktop.com|jump_desktop/jump_desktop_connect
meshcentral|MeshAgent.exe|${PF}\\Mesh Agent||MeshCentral Agent|MeshCentral Background Service Agent|2022-Dec-2 11:42:16-0800|3420|0|0|0|tool|services.exe||mesh.helpdesk.example.net|meshcentral/mesh_agent
anyviewer|AnyViewer.exe|${P86}\\AnyViewer|AOMEI International Network Limited|AnyViewer||5.3+.0|3110|0|0|0|tool|explorer.exe||control-us.anyviewer.com,relay3.anyviewer.com|anyviewer/anyviewer
sunlogin|SunloginClient.exe|${PF}\\Oray\\SunLogin\\SunloginClient|上海贝锐信息科技股份有限公司|SunloginClient||15.8.3+.19819|35100|0|0|0|tool|services.exe||rc10-fc03.sunlogin.oray.com,client.oray.net|sunlogin/sunlogin
awesun|AweSun.exe|${PF}\\Aweray\\AweSun|AweRay Limited|AweSun||3.0.1+.31201|33800|0|0|0|tool|services.exe||client-v3.aweray.net,sl-us2.aweray.net|awesun/awesun
todesk|ToDesk.exe|${PF}\\ToDesk|Hainan YouQu Technology Co., Ltd|ToDesk||4.8+.2.1|61200|0|0|0|tool|services.exe||authds.todesk.com,sg-relay.todesk.com|todesk/todesk
remote-utilities|rutserv.exe|${P86}\\Remote Utilities - Host|REMOTE UTILITIES PTE. LTD.|Remote Utilities|Remote Utilities - Host|7.6.2.0+|10910|0|0|0|tool|services.exe|-service|id.internetid.ru:5655|remote_utilities/remote_utilities_-_host
litemanager|ROMServer.exe|${P86}\\LiteManager Pro - Server|LiteManagerTeam|LiteManager|LiteManager Pro - Server|5.2.1+|7720|0|0|0|tool|services.exe||id71.litemanager.com:5655|litemanager/litemanager_pro_-_server
radmin|RServer3.exe|C:\\Windows\\SysWOW64\\rserver30|Famatech Corp.|Radmin Server|Radmin Server|3.5.2.1|1230|0|0|0|tool|services.exe|/service||radmin/radmin_server
aeroadmin|aeroadmin.exe|C:\\Users\\{user}\\Downloads|Aeroadmin LLC|AeroAdmin||4.9.4082+|2260|0|0|0|tool|explorer.exe||auth11.aeroadmin.com,relay2.aeroadmin.com
isl-online|ISLLightClient.exe|${P86}\\ISL Online\\ISL Light Client|XLAB d.o.o.|ISL Light Client||4.4.2332+.70|3890|0|0|0|tool|explorer.exe||myserver1.islonline.net:7615|isl_online/isl_light_client
iperius-remote|IperiusRemote.exe|${P86}\\Iperius Remote|ENTER S.R.L.|Iperius Remote||4.5.0+|10310|0|0|0|tool|explorer.exe||relay4.iperiusremote.com|iperius/iperius_remote
helpwire|helpwire.exe|${LOCAL}\\HelpWire|Electronic Team, Inc.|HelpWire||2.1.9+|14100|0|0|0|tool|explorer.exe||relay.helpwire.app,api.helpwire.app|helpwire/helpwire
gotohttp|gotohttp.exe|C:\\Users\\{user}\\Downloads||GotoHTTP||9.8.6+|3710|0|0|0|tool|explorer.exe||us3.gotohttp.com
simplehelp|Remote Access.exe|C:\\ProgramData\\JWrapper-Remote Access\\JWAppsSharedConfig|SimpleHelp Ltd|JWrapper|Remote Access|5.5.12+|2110|0|0|0|tool|services.exe||help.desk.example.net|simplehelp/simplehelp_remote_access
beyondtrust|bomgar-scc.exe|C:\\ProgramData\\bomgar-scc-0x6912af31|Bomgar Corporation|BeyondTrust Remote Support Customer Client||25.2.3+|5480|0|0|0|tool|services.exe|-service:run|example.beyondtrustcloud.com|beyondtrust/beyondtrust_remote_support_jump_client
dameware|dwrcs.exe|C:\\Windows\\dwrcs|SolarWinds Worldwide, LLC|DameWare Mini Remote Control|DameWare Mini Remote Control Client Agent Service|12.3.2+|760|0|0|0|tool|services.exe|-service||dameware/dameware_mini_remote_control_service
netsupport|client32.exe|${P86}\\NetSupport\\NetSupport Manager|NetSupport Ltd|NetSupport Remote Control|NetSupport Client Application|14.12.0+|105|0|0|0|tool|services.exe||geo.netsupportsoftware.com|netsupport/netsupport_manager
quick-assist|QuickAssist.exe|${PF}\\WindowsApps\\MicrosoftCorporationII.QuickAssist_x64__8wekyb3d8bbwe\\Microsoft.RemoteAssistance.QuickAssist|MS|Quick Assist||2.0.38+.0|630|0|0|0|tool|explorer.exe||remoteassistance.support.services.microsoft.com
atera|AteraAgent.exe|${PF}\\ATERA Networks\\AteraAgent|Atera Networks Ltd|AteraAgent||1.8.9.3+|180|0|0|0|tool|services.exe||agent-api.atera.com,ps.atera.com|atera/ateraagent
action1|action1_agent.exe|C:\\Windows\\Action1|Action1 Corporation|Action1|Action1 Agent|5.222+.3|8010|0|0|0|tool|services.exe||server.na.action1.com|action1/action1_agent
level|level-windows-amd64.exe|${PF}\\Level|Level Software, Inc.|Level||1.51+.0|32800|0|0|0|tool|services.exe||agents.level.io|level/level_agent
syncro|Syncro.Service.exe|${PF}\\RepairTech\\Syncro|Servably, Inc.|Syncro||1.0.192+|310|0|0|0|tool|services.exe||rmm.syncromsp.com,production.kabutoservices.com|syncro/syncro
pdq-connect|pdq-connect-agent.exe|${PF}\\PDQ\\PDQConnectAgent|PDQ.com Corporation|PDQ Connect Agent||0.11.14+|12900|0|0|0|tool|services.exe||websocket.app.pdq.com,cfcdn.pdq.com|pdq/pdq_connect_agent
pulseway|PCMonitorSrv.exe|${PF}\\Pulseway|MMSOFT Design Ltd.|Pulseway|Pulseway Service|9.18+.0|4810|0|0|0|tool|services.exe||ws.pulseway.com|pulseway/pulseway
tactical-rmm|tacticalrmm.exe|${PF}\\TacticalAgent|Amidaware Inc|Tactical RMM Agent||2.10.0+|14100|0|0|0|tool|services.exe||api.desk.example.net|tacticalagent/tactical_rmm_agent
kaseya|AgentMon.exe|${P86}\\Kaseya\\EXMPL01|Kaseya Holdings Inc.|Kaseya Agent||9.5.0.48+|2810|0|0|0|tool|services.exe||na1vsa14.kaseya.net:5721|kaseya/kaseya_agent
n-able|BASupSrvc.exe|${P86}\\BeAnywhere Support Express\\GetSupportService_N-Central|N-able Technologies Ltd|Take Control Agent||7.50+.13|6110|0|0|0|tool|services.exe||comserver.us2.swi-tc.com|n-able/take_control_agent
manageengine|dcagentservice.exe|${P86}\\ManageEngine\\UEMS_Agent\\bin|ZOHO Corporation Private Limited|ManageEngine UEMS - Agent||11.4.2530+|420|0|0|0|tool|services.exe||endpointcentral.manageengine.com|manageengine/manageengine_uems_-_agent
datto-rmm|CagService.exe|${P86}\\CentraStage|Datto, LLC|Datto RMM|Datto RMM Agent Service|4.4.10622+|560|0|0|0|tool|services.exe||01cc.centrastage.net|datto/datto_rmm
fleetdeck|fleetdeck_agent.exe|${P86}\\FleetDeck Agent|FleetDeck Inc|FleetDeck Agent||1.61+|12100|0|0|0|tool|services.exe||agents.fleetdeck.io|fleetdeck/fleetdeck_agent
tailscale|tailscaled.exe|${PF}\\Tailscale|Tailscale Inc.|Tailscale|Tailscale service|1.90+.8|29800|0|0|0|tool|services.exe||controlplane.tailscale.com,derp2d.tailscale.com|tailscale/tailscale
zerotier|zerotier-one_x64.exe|C:\\ProgramData\\ZeroTier\\One|ZeroTier, Inc.|ZeroTier One|ZeroTier virtual network service|1.16.0+|3110|0|0|0|tool|services.exe||my.zerotier.com|zerotier/zerotier_one
netbird|netbird.exe|${PF}\\NetBird|NetBird GmbH|NetBird||0.60+.2|41200|0|0|0|tool|services.exe|service run|api.netbird.io,signal.netbird.io|netbird/netbird
ngrok|ngrok.exe|${LOCAL}\\ngrok|ngrok, Inc.|ngrok agent||3.33+.0|27100|0|0|0|tool|powershell.exe|http 3000|connect.ngrok-agent.com
cloudflared|cloudflared.exe|${P86}\\cloudflared|Cloudflare, Inc.|cloudflared||2025.11+.1|62100|0|0|0|tool|powershell.exe|tunnel run|region1.v2.argotunnel.com:7844,region2.v2.argotunnel.com:7844|cloudflare/cloudflared
remote-it|remoteit.exe|${PF}\\remoteit|remot3.it, Inc.|Remote.It|Remote.It Desktop|3.43+.0|168000|0|0|0|tool|explorer.exe||proxy14.remote.it,api.remote.it|remote.it/remote.it
vscode-tunnel|code-tunnel.exe|${LOCAL}\\Programs\\Microsoft VS Code\\bin|MS|Visual Studio Code||1.106+.3|23100|0|0|0|tool|powershell.exe|tunnel|global.rel.tunnels.api.visualstudio.com,usw2.rel.tunnels.api.visualstudio.com
localxpose|loclx.exe|${LOCAL}\\localxpose||LocalXpose||25.11+|18200|0|0|0|tool|powershell.exe|tunnel http|us.loclx.io
hamachi|hamachi-2.exe|${P86}\\LogMeIn Hamachi|GoTo Technologies USA, LLC|LogMeIn Hamachi|Hamachi Client Tunneling Engine|2.3.0.111|2810|0|0|0|tool|services.exe|-s|bibi.hamachi.cc:12975|logmein/logmein_hamachi
mouse-without-borders|PowerToys.MouseWithoutBorders.exe|${PF}\\PowerToys|MS|PowerToys|Mouse Without Borders|0.96+.0|640|0|0|0|tool|PowerToys.exe
synergy|synergy-core.exe|${PF}\\Synergy|Symless Ltd|Synergy||3.4.1+|2410|0|0|0|tool|explorer.exe|client||synergy/synergy
duet-display|duet.exe|${PF}\\Kairos\\Duet Display|Kairos Inc.|Duet Display||3.7.5+|3120|0|0|0|tool|explorer.exe||rdp.duetdisplay.com|duet/duet_display
caffeine|caffeine64.exe|C:\\Users\\{user}\\Downloads|Zhorn Software|Caffeine||1.98|46|0|0|0|tool|explorer.exe
mouse-jiggler|MouseJiggler.exe|C:\\Users\\{user}\\Downloads|Arkane Systems|Mouse Jiggler||3.0.0+|610|0|0|0|tool|explorer.exe|-j
move-mouse|Move Mouse.exe|C:\\Users\\{user}\\Downloads|Ellanet|Move Mouse||4.18.6+|3920|0|0|0|tool|explorer.exe
nosleep|NoSleep.exe|C:\\Users\\{user}\\Downloads||NoSleep||1.5.3|21|0|0|0|tool|explorer.exe
powertoys-awake|PowerToys.Awake.exe|${PF}\\PowerToys|MS|PowerToys|PowerToys Awake|0.96+.0|190|0|0|0|tool|PowerToys.exe|--use-pt-config
obs|obs64.exe|${PF}\\obs-studio\\bin\\64bit|OBS Project|OBS Studio||32.0+.2|4610|0|0|0|tool|explorer.exe|--startvirtualcam|obsproject.com|obs_project/obs_studio
manycam|ManyCam.exe|${P86}\\ManyCam|Visicom Media Inc.|ManyCam||9.3.0+|28100|0|0|0|tool|explorer.exe||api3.manycam.com|manycam/manycam
splitcam|SplitCam.exe|${PF}\\SplitCam|Loovee Ltd.|SplitCam||11.1.4+|7130|0|0|0|tool|explorer.exe|||splitcam/splitcam
voicemod|VoicemodDesktop.exe|${PF}\\Voicemod V3|Voicemod Inc., Sucursal en España|Voicemod||3.14+.2|3310|0|0|0|tool|explorer.exe||api.voicemod.net|voicemod/voicemod
deeplivecam|python.exe|C:\\Users\\{user}\\Deep-Live-Cam\\venv\\Scripts|Python Software Foundation|Python||3.11.9|270|0|0|0|tool|cmd.exe|run.py --execution-provider cuda
astrill|astrill.exe|${P86}\\Astrill|Veloxee Corp.|Astrill||4.1.0.2730+|9210|0|0|0|tool|explorer.exe|||veloxee/astrill
astrill-proxy|asproxy.exe|${P86}\\Astrill|Veloxee Corp.|Astrill|Astrill proxy|4.1.0.2730+|880|0|0|0|tool|astrill.exe||198.19.255.254:53
astrill-tunnel|asovpnc.exe|${P86}\\Astrill|Veloxee Corp.|Astrill|Astrill OpenVPN client|4.1.0.2730+|1310|0|0|0|tool|astrill.exe
nord|NordVPN.exe|${PF}\\NordVPN|nordvpn s.a.|NordVPN||7.50+.1.0|510|0|0|0|tool|explorer.exe||api.nordvpn.com|nordvpn/nordvpn
mullvad|Mullvad VPN.exe|${PF}\\Mullvad VPN|Mullvad VPN AB|Mullvad VPN||2025.13+|182000|0|0|0|tool|explorer.exe||api.mullvad.net|mullvad/mullvad_vpn
proton|ProtonVPN.exe|${PF}\\Proton\\VPN|Proton AG|Proton VPN||4.3.7+|310|0|0|0|tool|explorer.exe||vpn-api.proton.me|proton/proton_vpn
express|ExpressVPN.exe|${P86}\\ExpressVPN\\expressvpn-ui|Express VPN International Ltd|ExpressVPN||12.104+.0.8|2310|0|0|0|tool|explorer.exe||api.expressapisv2.net|expressvpn/expressvpn
surfshark|Surfshark.exe|${PF}\\Surfshark|Surfshark B.V.|Surfshark||6.4.2+|2890|0|0|0|tool|explorer.exe||api.surfshark.com|surfshark/surfshark
adspower|AdsPower Global.exe|${PF}\\AdsPower Global|ADSPOWER|AdsPower||7.10+.2|176000|0|0|0|tool|explorer.exe||api-global.adspower.net|adspower/adspower
gologin|GoLogin.exe|${LOCAL}\\Programs\\GoLogin|GoLogin|GoLogin||4.0+.5|172000|0|0|0|tool|explorer.exe||api.gologin.com|gologin/gologin
globalprotect|PanGPS.exe|${PF}\\Palo Alto Networks\\GlobalProtect|Palo Alto Networks|GlobalProtect|GlobalProtect service|6.3.3+|2810|0|0|0|tool|services.exe|||palo_alto_networks/globalprotect
ip-messenger|ipmsg.exe|${PF}\\IPMsg|H.Shirouzu|IP Messenger||5.7.4+|2280|0|0|0|tool|explorer.exe|||ipmsg/ip_messenger
curl|curl.exe|C:\\Windows\\System32|curl, https://curl.se/|The curl executable||8.16.0|630|0|0|0|tool|cmd.exe
systeminfo|systeminfo.exe|C:\\Windows\\System32|MS|Microsoft® Windows® Operating System|Displays system information|10.0.26100.7171+|110|0|0|0|tool|cmd.exe
dxdiag|dxdiag.exe|C:\\Windows\\System32|MS|Microsoft® Windows® Operating System|Microsoft DirectX Diagnostic Tool|10.0.26100.7171+|340|0|0|0|tool|cmd.exe
whoami|whoami.exe|C:\\Windows\\System32|MS|Microsoft® Windows® Operating System|whoami - displays logged on user information|10.0.26100.7171+|74|0|0|0|tool|cmd.exe
`,
);

/** What of them runs on Macs. */
export const MAC_TOOLS: readonly Program[] = programs(
  'macos',
  `
anydesk|AnyDesk|${APP}/AnyDesk.app/Contents/MacOS|KU6W3B6JMZ|||9.6+.1|23118|0|0|0|tool|launchd||boot.net.anydesk.com,relay-3f8a1c02.net.anydesk.com|philandro/AnyDesk.app
teamviewer|TeamViewer|${APP}/TeamViewer.app/Contents/MacOS|H7UGFBUGV6|||15.71+.5|41200|0|0|0|tool|launchd||router12.teamviewer.com:5938,ping3.teamviewer.com:5938|TeamViewer/TeamViewer.app
rustdesk|RustDesk|${APP}/RustDesk.app/Contents/MacOS|HZF9JMC8YN|||1.4.3+|310|0|0|0|tool|launchd||rs-ny.rustdesk.com:21116|RustDesk/RustDesk.app
chrome-remote-desktop|remoting_me2me_host|/Library/PrivilegedHelperTools/ChromeRemoteDesktopHost.app/Contents/MacOS|EQHXZ8M8AV|||143+.0.7499.12|18200|0|0|0|tool|launchd|--type=host|remotedesktop-pa.googleapis.com|Google/Chrome Remote Desktop Host Uninstaller.app
splashtop|SplashtopStreamer|${APP}/Splashtop Streamer.app/Contents/MacOS|CPQQ3AW49Y|||3.78+.0|9110|0|0|0|tool|launchd||relay-us.splashtop.com|Splashtop/Splashtop Streamer.app
parsec|parsecd|${APP}/Parsec.app/Contents/MacOS|Y9MY52XZDB|||150.101+|6210|0|0|0|tool|launchd||kessel-ws.parsec.app|Parsec/Parsec.app
hoptodesk|HopToDesk|${APP}/HopToDesk.app/Contents/MacOS|6BLW5MZ4X7|||1.45+.2|290|0|0|0|tool|launchd||signal.hoptodesk.com|HopToDesk/HopToDesk.app
nomachine|nxserver.bin|${APP}/NoMachine.app/Contents/Frameworks/bin|493C5JZAGR|||9.2.18+|8120|0|0|0|tool|launchd||nxplayer.nomachine.com|NoMachine/NoMachine.app
jump-desktop|JumpDesktopConnect|${APP}/Jump Desktop Connect.app/Contents/MacOS|2HCKV38EEC|||7.1.4+|5110|0|0|0|tool|launchd||fluid.jumpdesktop.com|Jump Desktop/Jump Desktop Connect.app
meshcentral|meshagent|/usr/local/mesh_services/meshagent||||2022-Dec-2|5610|0|0|0|tool|launchd||mesh.helpdesk.example.net
tailscale|Tailscale|${APP}/Tailscale.app/Contents/MacOS|W5364U7YZB|||1.90+.8|310|0|0|0|tool|launchd||controlplane.tailscale.com,derp2d.tailscale.com|Tailscale/Tailscale.app
zerotier|zerotier-one|/Library/Application Support/ZeroTier/One|8ZD9JUCZ4V|||1.16.0+|6210|0|0|0|tool|launchd||my.zerotier.com|ZeroTier/ZeroTier.app
netbird|netbird|/usr/local/bin|TA739QLA7A|||0.60+.2|42100|0|0|0|tool|launchd|service run|api.netbird.io|NetBird/NetBird.app
ngrok|ngrok|/opt/homebrew/bin|TEX8MHRDQ9|||3.33+.0|26900|0|0|0|tool|zsh|http 3000|connect.ngrok-agent.com
cloudflared|cloudflared|/opt/homebrew/bin||||2025.11+.1|41200|0|0|0|tool|zsh|tunnel run|region1.v2.argotunnel.com:7844
vscode-tunnel|code-tunnel|${APP}/Visual Studio Code.app/Contents/Resources/app/bin|UBF8T346G9|||1.106+.3|22100|0|0|0|tool|zsh|tunnel|global.rel.tunnels.api.visualstudio.com
tmate|tmate|/opt/homebrew/bin||||2.4.0|1210|0|0|0|tool|zsh||ssh.tmate.io:22
duet-display|duet|${APP}/duet.app/Contents/MacOS|J6L96W8A86|||3.7.5+|3010|0|0|0|tool|launchd||rdp.duetdisplay.com|Kairos/duet.app
mouse-jiggler|Jiggler|${APP}/Jiggler.app/Contents/MacOS|S76GCAG929|||1.10|820|0|0|0|tool|launchd|||Stick Software/Jiggler.app
jiggler|Jiggler|${APP}/Jiggler.app/Contents/MacOS|S76GCAG929|||1.10|820|0|0|0|tool|launchd|||Stick Software/Jiggler.app
amphetamine|Amphetamine|${APP}/Amphetamine.app/Contents/MacOS|9G7X6F5ZLS|||5.3.2|6110|0|0|0|tool|launchd|||William Gustafson/Amphetamine.app
keepingyouawake|KeepingYouAwake|${APP}/KeepingYouAwake.app/Contents/MacOS|5KESHV9W85|||1.6.8|410|0|0|0|tool|launchd|||KeepingYouAwake/KeepingYouAwake.app
caffeinate|caffeinate|/usr/bin|APPLE|||26+.1|102|0|0|0|tool|zsh|-di
obs|OBS|${APP}/OBS.app/Contents/MacOS|2MMRE5MTB8|||32.0+.2|5010|0|0|0|tool|launchd|--startvirtualcam|obsproject.com|OBS Project/OBS.app
astrill|Astrill|${APP}/Astrill.app/Contents/MacOS|M5J5BWH4Z4|||4.1.0.2730+|9010|0|0|0|tool|launchd|||Veloxee/Astrill.app
astrill-proxy|asproxy|${APP}/Astrill.app/Contents/Resources|M5J5BWH4Z4|||4.1.0.2730+|860|0|0|0|tool|Astrill||198.19.255.254:53
astrill-tunnel|asovpnc|${APP}/Astrill.app/Contents/Resources|M5J5BWH4Z4|||4.1.0.2730+|1290|0|0|0|tool|Astrill
nord|NordVPN|${APP}/NordVPN.app/Contents/MacOS|W5W395V82Y|||9.11+.0|510|0|0|0|tool|launchd||api.nordvpn.com|NordVPN/NordVPN.app
mullvad|Mullvad VPN|${APP}/Mullvad VPN.app/Contents/MacOS|CKG9MXH72F|||2025.13+|180|0|0|0|tool|launchd||api.mullvad.net|Mullvad/Mullvad VPN.app
proton|ProtonVPN|${APP}/ProtonVPN.app/Contents/MacOS|J6S6Q257EK|||6.1.0+|410|0|0|0|tool|launchd||vpn-api.proton.me|Proton/ProtonVPN.app
express|ExpressVPN|${APP}/ExpressVPN.app/Contents/MacOS|VMES9GFUQJ|||11.68+|710|0|0|0|tool|launchd||api.expressapisv2.net|ExpressVPN/ExpressVPN.app
surfshark|Surfshark|${APP}/Surfshark.app/Contents/MacOS|YHUG37CKN8|||4.24+.0|610|0|0|0|tool|launchd||api.surfshark.com|Surfshark/Surfshark.app
globalprotect|PanGPS|${APP}/GlobalProtect.app/Contents/Resources|PXPZ95SK77|||6.3.3+|2710|0|0|0|tool|launchd|||Palo Alto Networks/GlobalProtect.app
curl|curl|/usr/bin|APPLE|||8.7.1|260|0|0|0|tool|zsh
`,
);
