#include <libxml/xmlversion.h>
/* Debian builds libxml2 with ICU, whose headers differ from those that come with Foundation; nothing here needs them. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
