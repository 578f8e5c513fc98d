/* Stand-in for the icuuc.dll of Windows, which Wine 8 does not have; for tests under Wine, never shipped.
   Every converter refuses with U_FILE_ACCESS_ERROR, and Qt does without. */
#define OUT __declspec(dllexport)
typedef int Error;
enum { FILE_ACCESS = 4 };
static void refuse(Error *error) { if (error) *error = FILE_ACCESS; }

OUT void *ucnv_open(const char *name, Error *error) { refuse(error); return 0; }
OUT void ucnv_close(void *c) {}
OUT void ucnv_reset(void *c) {}
OUT char ucnv_getMaxCharSize(void *c) { return 4; }
OUT const char *ucnv_getName(void *c, Error *error) { refuse(error); return 0; }
OUT const char *ucnv_getStandardName(const char *a, const char *b, Error *error) { refuse(error); return 0; }
OUT const char *ucnv_getAvailableName(int n) { return 0; }
OUT int ucnv_countAvailable(void) { return 0; }
OUT void ucnv_getToUCallBack(void *c, void **action, void **context) {}
OUT void ucnv_getFromUCallBack(void *c, void **action, void **context) {}
OUT void ucnv_setToUCallBack(void *c, void *a, void *b, void **d, void **f, Error *error) { refuse(error); }
OUT void ucnv_setFromUCallBack(void *c, void *a, void *b, void **d, void **f, Error *error) { refuse(error); }
OUT void ucnv_cbToUWriteUChars(void *a, void *s, int length, int offset, Error *error) { refuse(error); }
OUT void ucnv_cbFromUWriteUChars(void *a, void **s, void *limit, int offset, Error *error) { refuse(error); }
OUT void ucnv_toUnicode(void *c, void **t, void *tl, void **s, void *sl, int *o, char f, Error *error) { refuse(error); }
OUT void ucnv_fromUnicode(void *c, void **t, void *tl, void **s, void *sl, int *o, char f, Error *error) { refuse(error); }
OUT int ucnv_toUCountPending(void *c, Error *error) { return 0; }
OUT int ucnv_fromUCountPending(void *c, Error *error) { return 0; }
OUT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
OUT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
int __stdcall DllMain(void *module, unsigned reason, void *reserved) { return 1; }
