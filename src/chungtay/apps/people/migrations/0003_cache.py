from django.core.management import call_command
from django.db import migrations


def make(_apps, editor):
    """Make the table that attempts at signing in are counted in."""
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_access_tokens")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
