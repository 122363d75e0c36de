"""Papers. ReportLab lives here and nowhere else."""
