def test_a_whole_visit(practice):
    receipt = practice.receipt()
    assert receipt.label == "00001"
    assert practice.services.audit_log.verify().broken_at is None
