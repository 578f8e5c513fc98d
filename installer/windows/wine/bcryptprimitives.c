/* Stand-in for bcryptprimitives.dll, which Wine 8 does not have: PDFium asks it for chance. For tests under Wine, never
   shipped. */
__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *buffer, unsigned long length);
__declspec(dllexport) int __stdcall ProcessPrng(void *buffer, unsigned long long length) {
  return SystemFunction036(buffer, (unsigned long)length);
}
int __stdcall DllMain(void *module, unsigned reason, void *reserved) { return 1; }
