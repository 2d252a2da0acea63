"""Alerts are told of criteria too, and move out: their tables get a name of their own."""

from django.db import migrations

from chungtay.apps.kernel.append_only import Editable


class Migration(migrations.Migration):
    dependencies = [
        ("capital", "0008_remarks_in_facts"),
    ]

    operations = [
        Editable("capital", "Alert"),
        Editable("capital", "AlertStep"),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable("alert", "alerts_alert"),
                migrations.AlterModelTable("alertstep", "alerts_alertstep"),
            ],
            state_operations=[
                migrations.DeleteModel("AlertStep"),
                migrations.DeleteModel("Alert"),
            ],
        ),
    ]
