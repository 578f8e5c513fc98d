/* Stand-in for mscms.dll: the one of Wine 8 ends the program in WcsCreateIccProfile. For tests under Wine, never shipped.
   There are no colour profiles. */
#define OUT __declspec(dllexport)
OUT int __stdcall GetColorProfileFromHandle(void *profile, void *buffer, unsigned *size) { if (size) *size = 0; return 0; }
OUT int __stdcall CloseColorProfile(void *profile) { return 1; }
OUT void *__stdcall WcsCreateIccProfile(void *profile, unsigned options) { return 0; }
OUT void *__stdcall OpenColorProfileW(void *profile, unsigned access, unsigned share, unsigned creation) { return 0; }
int __stdcall DllMain(void *module, unsigned reason, void *reserved) { return 1; }
