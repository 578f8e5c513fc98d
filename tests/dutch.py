"""What gives a text away as Dutch: small words that English does not have."""

import re

DUTCH = re.compile(
    r"(?i)\b(aan|alle|als|bij|dag|dan|dat|deze|dit|door|een|eerst|geen|gaat|heb|heeft|hem|het|hier|hoe|ik|jaar|je|jij|"
    r"jouw|kan|kies|klacht|klachten|klant|klanten|kun|maak|mag|maar|meer|met|mijn|naar|niet|nieuwe|nog|nu|om|onder|ons|"
    r"onze|ook|op|staat|staan|te|terug|tot|uit|uw|van|vandaag|voor|waar|wat|weer|welke|wij|wordt|zaak|zet|zijn|zo|zonder)\b"
)
