"""What is typed and said in the pictures, in English and in French. The program's own words are its messages."""

from dataclasses import dataclass

FRENCH = {
    # the clinic
    "Maple Street Massage": "Massothérapie rue des Érables",
    "12 Maple Street": "12, rue des Érables",
    # clients
    "she/her": "elle",
    "software developer": "programmeuse",
    "family": "famille",
    "nut oils": "huiles de noix",
    "lavender scent": "odeur de lavande",
    "blood thinner": "anticoagulant",
    "prefers e-mail": "préfère les courriels",
    # why they come
    "Neck and left shoulder, laptop work": "Cou et épaule gauche, travail à l'ordinateur",
    "Low back after moving house": "Bas du dos après un déménagement",
    "Tension headaches": "Céphalées de tension",
    "Right shoulder, swimmer": "Épaule droite, nageuse",
    "Calves, long-distance runner": "Mollets, coureuse de fond",
    # Maya's past notes
    "Nagging ache in the neck and left shoulder for months, worse after a day at the laptop.": (
        "Douleur tenace au cou et à l'épaule gauche depuis des mois, pire après une journée à l'ordinateur."
    ),
    "Better than last time, still notices it at the end of the day.": (
        "Mieux que la dernière fois, le sent encore en fin de journée."
    ),
    "Findings fit muscular overload of neck and left shoulder girdle with two active trigger points.": (
        "Surcharge musculaire du cou et de la ceinture scapulaire gauche, avec deux points gâchettes actifs."
    ),
    "Reduce tone of upper trapezius and levator scapulae, free neck rotation, change work posture.": (
        "Détendre trapèze supérieur et élévateur de la scapula, libérer la rotation du cou, revoir le poste de travail."
    ),
    "Work a full day at the laptop with pain 3/10 or less": (
        "Travailler toute la journée à l'ordinateur avec une douleur de 3/10 ou moins"
    ),
    "Every two to three weeks": "Toutes les deux ou trois semaines",
    "Tolerated well, tissue softer at the end.": "Bien toléré, tissus plus souples à la fin.",
    "Levator stretch and chin tucks daily; a break every 40 minutes.": (
        "Étirement de l'élévateur et rentrées du menton chaque jour; une pause toutes les 40 minutes."
    ),
    "Look again at range and pain.": "Revoir l'amplitude et la douleur.",
}


@dataclass(frozen=True, slots=True)
class Say:
    """Says an invented text in the language of the pictures: by the list above, or given both ways."""

    language: str

    def __call__(self, english: str, french: str = "") -> str:
        """Return the text; one without a French form is a name and stays as it is."""
        if self.language != "fr":
            return english
        return french or FRENCH.get(english, english)
